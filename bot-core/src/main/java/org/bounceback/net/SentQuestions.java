package org.bounceback.net;

import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queries without a reply, by socket and message ID, and the limit on how many are in flight.
 * Not thread-safe.
 */
final class SentQuestions {
  /**
   * More concurrent queries overflow the receive buffer of a small name server, and its zones seem
   * dead.
   */
  private static final int MAX_IN_FLIGHT = 128;

  /**
   * The time after which a query without a reply no longer counts against the limit. A lost
   * datagram must not delay others for long, and a nearby name server replies much faster.
   */
  private static final Duration IN_FLIGHT_TIME = Duration.ofMillis(250);

  private final SecureRandom random = new SecureRandom();
  private final List<DatagramChannel> channels;
  private final Map<DatagramChannel, Map<Integer, PendingQuestion>> byChannel = new HashMap<>();
  private int size;
  private int inFlight;
  private int nextChannel;

  SentQuestions(List<DatagramChannel> channels) {
    this.channels = channels;
    channels.forEach(channel -> byChannel.put(channel, new HashMap<>()));
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns whether another query may be sent. */
  boolean hasRoom() {
    return inFlight < MAX_IN_FLIGHT;
  }

  /** Adds a query with the next socket and a random ID that is not in use on it. */
  void add(PendingQuestion pendingQuestion) {
    DatagramChannel channel = channels.get(nextChannel++ % channels.size());
    Map<Integer, PendingQuestion> byId = byChannel.getOrDefault(channel, Map.of());
    int id = random.nextInt(1 << 16);
    while (byId.containsKey(id)) {
      id = random.nextInt(1 << 16);
    }
    pendingQuestion.sendOn(channel, id);
    byId.put(id, pendingQuestion);
    size++;
    inFlight++;
  }

  Optional<PendingQuestion> find(DatagramChannel channel, int id) {
    return Optional.ofNullable(byChannel.getOrDefault(channel, Map.of()).get(id));
  }

  /** Returns the queries that were sent on this socket. */
  List<PendingQuestion> on(DatagramChannel channel) {
    return List.copyOf(byChannel.getOrDefault(channel, Map.of()).values());
  }

  /** Returns the queries that were sent on the same socket as this one. */
  List<PendingQuestion> onChannelOf(PendingQuestion pendingQuestion) {
    return List.copyOf(idsOf(pendingQuestion).values());
  }

  List<PendingQuestion> all() {
    return byChannel.values().stream().flatMap(byId -> byId.values().stream()).toList();
  }

  /** Stops counting a query as in flight if its datagram or the reply seems lost. */
  void makeRoomIfLost(PendingQuestion pendingQuestion) {
    if (pendingQuestion.wasSentBefore(IN_FLIGHT_TIME)) {
      inFlight -= pendingQuestion.leaveWindow() ? 1 : 0;
    }
  }

  void remove(PendingQuestion pendingQuestion) {
    size -= idsOf(pendingQuestion).remove(pendingQuestion.id(), pendingQuestion) ? 1 : 0;
    inFlight -= pendingQuestion.leaveWindow() ? 1 : 0;
  }

  void clear() {
    byChannel.values().forEach(Map::clear);
    size = 0;
    inFlight = 0;
  }

  private Map<Integer, PendingQuestion> idsOf(PendingQuestion pendingQuestion) {
    return byChannel.getOrDefault(pendingQuestion.channel(), new HashMap<>());
  }
}
