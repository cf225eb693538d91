package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Snowflakes;

/**
 * One session of the app, with or without a connection. It stores sent events for a client that
 * resumes. Synchronized by the gateway.
 */
final class Session {
  private final String id;
  private final Intents intents;
  private final int shard;
  private final int shards;
  private final int remembered;
  private final Deque<JsonNode> sent = new ArrayDeque<>();
  private Optional<ClientConnection> clientConnection = Optional.empty();
  private long seq;

  /**
   * Creates a session.
   *
   * @param shard its shard, of the given number of {@code shards}
   * @param remembered how many events can be sent again
   */
  Session(String id, Intents intents, int shard, int shards, int remembered) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.shards = shards;
    this.remembered = remembered;
  }

  String id() {
    return id;
  }

  Intents intents() {
    return intents;
  }

  int shard() {
    return shard;
  }

  int shards() {
    return shards;
  }

  long seq() {
    return seq;
  }

  Optional<ClientConnection> line() {
    return clientConnection;
  }

  void over(ClientConnection connection) {
    clientConnection = Optional.of(connection);
  }

  void alone() {
    clientConnection = Optional.empty();
  }

  boolean concerns(Event event) {
    int home = event.guild().map(guild -> Snowflakes.shard(guild, shards)).orElse(0);
    return home == shard && intents.hears(event);
  }

  /** Sends an event, now or when the client resumes. */
  void send(String name, JsonNode data) {
    JsonNode frame = Frames.dispatch(name, data, ++seq);
    sent.addLast(frame);
    if (sent.size() > remembered) {
      sent.removeFirst();
    }
    clientConnection.ifPresent(connection -> connection.send(frame));
  }

  /**
   * Sends everything after a sequence number again.
   *
   * @return false if not all of it is stored any more
   */
  boolean replay(long after, ClientConnection connection) {
    JsonNode oldest = sent.peekFirst();
    if (oldest != null && oldest.path("s").asLong() > after + 1) {
      return false;
    }
    for (JsonNode frame : sent) {
      if (frame.path("s").asLong() > after) {
        connection.send(frame);
      }
    }
    return true;
  }
}
