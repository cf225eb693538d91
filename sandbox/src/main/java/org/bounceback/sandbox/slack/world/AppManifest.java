package org.bounceback.sandbox.slack.world;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registration of the app, as in its manifest.
 *
 * @param scopes granted to the bot
 * @param events subscribed events, such as {@code message.im}
 * @param commands with their slash
 * @param shortcuts the registered shortcuts
 */
public record AppManifest(
    Set<String> scopes, Set<String> events, Set<String> commands, Set<Shortcut> shortcuts) {
  /** The ids of the team, the app, its bot and its bot's user. */
  public static final String TEAM = "T0EXAMPLE1";

  /** A workspace of another organization. */
  public static final String OTHER_TEAM = "T0EXAMPLE2";

  public static final String APP = "A0BOUNCE01";
  public static final String BOT = "B0BOUNCE01";
  public static final String BOT_USER = "U0BOUNCE01";

  /**
   * A shortcut.
   *
   * @param name the visible name
   * @param onMessage whether it is a message shortcut rather than a global one
   */
  public record Shortcut(String callbackId, String name, boolean onMessage) {}

  public AppManifest {
    scopes = Set.copyOf(scopes);
    events = Set.copyOf(events);
    commands = Set.copyOf(commands);
    shortcuts = Set.copyOf(shortcuts);
  }

  /** Returns an app with the scopes, events, commands and shortcuts of Bounceback. */
  public static AppManifest bounceback() {
    return new AppManifest(
        Set.of(
            "commands",
            "chat:write",
            "files:read",
            "files:write",
            "im:history",
            "channels:history",
            "groups:history",
            "app_mentions:read",
            "users:read",
            "usergroups:read"),
        Set.of(
            "app_home_opened",
            "app_mention",
            "message.im",
            "message.channels",
            "message.groups",
            "app_uninstalled",
            "tokens_revoked"),
        Set.of("/blacklist", "/bounce", "/bounceback"),
        Set.of(
            new Shortcut("diagnose_message", "Why did this bounce?", true),
            new Shortcut("send_to_ticket", "Send to ticket", true),
            new Shortcut("new_diagnosis", "New bounce diagnosis", false)));
  }

  /** Returns the app with additional scopes. */
  public AppManifest with(String... more) {
    Set<String> all =
        Stream.concat(scopes.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    return new AppManifest(all, events, commands, shortcuts);
  }

  /** Returns the app with fewer scopes. */
  public AppManifest without(String... fewer) {
    Set<String> left = new HashSet<>(scopes);
    left.removeAll(Set.of(fewer));
    return new AppManifest(left, events, commands, shortcuts);
  }
}
