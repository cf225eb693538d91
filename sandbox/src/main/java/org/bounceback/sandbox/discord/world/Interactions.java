package org.bounceback.sandbox.discord.world;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bounceback.sandbox.wire.BoundedMap;

/** The last hundred thousand interactions. */
public final class Interactions {
  private static final int MAX = 100_000;

  private final Map<String, Interaction> byId = new BoundedMap<>(MAX);
  private final Map<String, Interaction> byToken = new BoundedMap<>(MAX);
  private final Snowflakes snowflakes;

  Interactions(Snowflakes snowflakes) {
    this.snowflakes = snowflakes;
  }

  /** Creates an interaction of a user. */
  public synchronized Interaction issue(
      Interaction.Kind kind, DiscordUser discordUser, Channel channel, Optional<Message> source) {
    String id = snowflakes.next();
    String token = "interaction-" + id + "-" + UUID.randomUUID();
    var made = new Interaction(id, token, kind, discordUser, channel, source, snowflakes.now());
    byId.put(id, made);
    byToken.put(token, made);
    return made;
  }

  /** Returns the interaction with this id and token. */
  public synchronized Optional<Interaction> find(String id, String token) {
    return Optional.ofNullable(byId.get(id))
        .filter(interaction -> interaction.token().equals(token));
  }

  /** Returns the interaction with this token. */
  public synchronized Optional<Interaction> byToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }
}
