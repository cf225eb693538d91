package org.bounceback.discord;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/** What the bot may do in a server, and the link by which a server's owner lets it. */
final class BotPermissions {
  /** Answers to commands need none of these; threads, files and cards kept current do. */
  static final Set<Permission> NEEDED =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.MESSAGE_SEND_IN_THREADS);

  private BotPermissions() {}

  /** The needed ones as Discord's integer. */
  static long needed() {
    return Permission.getRaw(NEEDED);
  }

  /** Which of the needed ones are not among those that an integer stands for, in words. */
  static String missing(long granted) {
    if ((granted & Permission.ADMINISTRATOR.getRawValue()) != 0) {
      return "";
    }
    return NEEDED.stream()
        .filter(permission -> (granted & permission.getRawValue()) == 0)
        .map(Permission::getName)
        .collect(Collectors.joining(", "));
  }

  /** Where an owner lets the application into a server. */
  static String installLink(String application) {
    return "https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d"
        .formatted(application, needed());
  }
}
