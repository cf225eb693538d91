package org.bounceback.sandbox.discord.world;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The registration of the app.
 *
 * @param token the bot's token, without the prefix
 * @param permissions the permissions of its own role in a guild, as a bit set
 * @param intents the enabled privileged intents, such as {@code MESSAGE_CONTENT}
 */
public record DiscordApp(String name, String token, long permissions, Set<String> intents) {

  /** The id of the application and of its bot. */
  public static final String ID = "1300000000000000001";

  public DiscordApp {
    intents = Set.copyOf(intents);
  }

  /** Returns an app registered like Bounceback: minimum permissions, no privileged intent. */
  public static DiscordApp bounceback() {
    return new DiscordApp("Bounceback", "EXAMPLE-NOT-A-TOKEN", 309_237_763_072L, Set.of());
  }

  /** Returns the app with these privileged intents enabled. */
  public DiscordApp with(String... privileged) {
    var more = new HashSet<>(intents);
    more.addAll(Arrays.asList(privileged));
    return new DiscordApp(name, token, permissions, more);
  }

  /** Returns the app with these permissions in guilds. */
  public DiscordApp allowed(long bits) {
    return new DiscordApp(name, token, bits, intents);
  }

  /** Returns the app without this permission in guilds. */
  public DiscordApp without(Permission permission) {
    return allowed(permissions & ~Permission.sum(permission));
  }
}
