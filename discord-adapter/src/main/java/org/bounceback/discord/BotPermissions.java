package org.bounceback.discord;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;

/** The permissions that the bot needs in a server, and the install link that requests them. */
final class BotPermissions {
  /** Not needed for responses to commands, but for threads, files and card updates. */
  static final Set<Permission> NEEDED =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.MESSAGE_SEND_IN_THREADS);

  private BotPermissions() {}

  /** Returns the needed permissions as Discord's bit set. */
  static long needed() {
    return Permission.getRaw(NEEDED);
  }

  /** Returns the names of the needed permissions that a bit set does not contain. */
  static String missing(long granted) {
    if ((granted & Permission.ADMINISTRATOR.getRawValue()) != 0) {
      return "";
    }
    return NEEDED.stream()
        .filter(permission -> (granted & permission.getRawValue()) == 0)
        .map(Permission::getName)
        .collect(Collectors.joining(", "));
  }

  /** Returns the link with which a server's owner installs the application. */
  static String installLink(String application) {
    return "https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d"
        .formatted(application, needed());
  }
}
