package org.bounceback.discord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;

/**
 * The default permissions that a member needs to see the commands; server administrators can
 * override them.
 */
final class CommandPermissions {

  private CommandPermissions() {}

  /**
   * Parses permissions such as {@code manage-messages}; {@code everyone} or an empty list shows the
   * commands to everyone.
   *
   * @throws IllegalArgumentException if Discord has no such permission
   */
  static DefaultMemberPermissions of(List<String> names) {
    if (names.contains(DiscordAccess.EVERYONE)) {
      return DefaultMemberPermissions.ENABLED;
    }
    List<Permission> permissions = new ArrayList<>();
    for (String name : names) {
      permissions.add(
          Arrays.stream(Permission.values())
              .filter(permission -> permission != Permission.UNKNOWN)
              .filter(permission -> name(permission).equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(message(name))));
    }
    return permissions.isEmpty()
        ? DefaultMemberPermissions.ENABLED
        : DefaultMemberPermissions.enabledFor(permissions);
  }

  private static String message(String name) {
    String known =
        Arrays.stream(Permission.values())
            .filter(permission -> permission != Permission.UNKNOWN)
            .map(CommandPermissions::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return "discord.command-permissions includes \"%s\"; Discord has %s".formatted(name, known);
  }

  /** Returns the permission's name in Discord's client, in lower case with hyphens. */
  private static String name(Permission permission) {
    return permission.getName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
