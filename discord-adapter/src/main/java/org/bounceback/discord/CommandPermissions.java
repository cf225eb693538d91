package org.bounceback.discord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;

/** What a member needs to see the commands, until an administrator of the server says otherwise. */
final class CommandPermissions {

  private CommandPermissions() {}

  /**
   * Reads permissions such as {@code manage-messages}; none of them lets everybody in.
   *
   * @throws IllegalArgumentException when Discord has no such permission
   */
  static DefaultMemberPermissions of(List<String> names) {
    List<Permission> permissions = new ArrayList<>();
    for (String name : names) {
      permissions.add(
          Arrays.stream(Permission.values())
              .filter(permission -> permission != Permission.UNKNOWN)
              .filter(permission -> name(permission).equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(complaint(name))));
    }
    return permissions.isEmpty()
        ? DefaultMemberPermissions.ENABLED
        : DefaultMemberPermissions.enabledFor(permissions);
  }

  private static String complaint(String name) {
    String known =
        Arrays.stream(Permission.values())
            .filter(permission -> permission != Permission.UNKNOWN)
            .map(CommandPermissions::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return "discord.command-permissions names \"%s\"; Discord has %s".formatted(name, known);
  }

  /** As Discord's own client calls it, in lower case with hyphens. */
  private static String name(Permission permission) {
    return permission.getName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
