package org.bounceback.sandbox.discord.world;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What the app is registered for.
 *
 * @param token of its bot, without the word before it
 * @param permissions what its own role allows in a guild it is added to, as a sum of bits
 * @param intents the privileged intents switched on for it, such as {@code MESSAGE_CONTENT}
 */
public record DiscordApp(String name, String token, long permissions, Set<String> intents) {

  /** The identifier of the application and of its bot. */
  public static final String ID = "1300000000000000001";

  public DiscordApp {
    intents = Set.copyOf(intents);
  }

  /** Registered as Bounceback is: least permissions, no privileged intent. */
  public static DiscordApp bounceback() {
    return new DiscordApp("Bounceback", "EXAMPLE-NOT-A-TOKEN", 309_237_763_072L, Set.of());
  }

  /** The same with these privileged intents switched on. */
  public DiscordApp with(String... privileged) {
    var more = new HashSet<>(intents);
    more.addAll(Arrays.asList(privileged));
    return new DiscordApp(name, token, permissions, more);
  }

  /** The same, added to guilds with these permissions. */
  public DiscordApp allowed(long bits) {
    return new DiscordApp(name, token, bits, intents);
  }

  /** The same, added to guilds without this permission. */
  public DiscordApp without(Permission permission) {
    return allowed(permissions & ~Permission.sum(permission));
  }
}
