package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Stamps;
import org.bounceback.sandbox.strict.CallJournal;
import org.bounceback.sandbox.wire.BoundedMap;

/**
 * Simulates Socket Mode: at most ten connections, each opened with its own ticket; each event is
 * sent over one of them. Safe for concurrent use.
 */
public final class SocketMode implements DeliveryRoute, AutoCloseable {
  private static final int MAX_TICKETS = 1000;

  private final List<SocketModeConnection> socketModeConnections = new ArrayList<>();
  private final Map<String, Instant> tickets = new BoundedMap<>(MAX_TICKETS);
  private final SocketListener listener;
  private final Frames frames;
  private final Clock clock;
  private final Stamps stamps;
  private final CallJournal<ApiCall> callJournal;
  private final Duration ticketLife;
  private final Duration warning;
  private final int maxConnections;
  private int turn;
  private boolean enabled = true;

  SocketMode(
      InetSocketAddress address,
      Rulebook rules,
      Clock clock,
      Stamps stamps,
      CallJournal<ApiCall> callJournal,
      Acknowledgements acknowledgements)
      throws IOException {
    this.clock = clock;
    this.stamps = stamps;
    this.callJournal = callJournal;
    frames = new Frames(acknowledgements, rules);
    ticketLife = Duration.ofSeconds(rules.member("/transport/ticketSeconds").asLong());
    warning = Duration.ofSeconds(rules.member("/transport/warningSeconds").asLong());
    maxConnections = rules.member("/transport/connections").asInt();
    listener = new SocketListener(address, this);
    listener.startListening();
  }

  /** The reason for closing a connection soon. */
  public enum Reason {
    WARNING,
    REFRESH_REQUESTED,
    LINK_DISABLED
  }

  /** Returns a new URL, valid for one connection within half a minute; empty while disabled. */
  public synchronized Optional<URI> address() {
    if (!enabled) {
      return Optional.empty();
    }
    String ticket = stamps.id("t") + "-" + UUID.randomUUID();
    tickets.put(ticket, clock.instant());
    String url =
        "ws://%s:%d/link/?ticket=%s&app_id=%s"
            .formatted(
                listener.getAddress().getAddress().getHostAddress(),
                listener.getPort(),
                ticket,
                AppManifest.APP);
    return Optional.of(URI.create(url));
  }

  /** Returns the number of open connections, including unresponsive ones. */
  public synchronized int connections() {
    return socketModeConnections.size();
  }

  /** Announces the end of every connection; after {@code WARNING} they close ten seconds later. */
  public synchronized void disconnect(Reason reason) {
    ObjectNode frame = JsonNodeFactory.instance.objectNode().put("type", "disconnect");
    frame.put("reason", reason.name().toLowerCase(Locale.ROOT));
    frame.putObject("debug_info").put("host", "applink-example-1");
    enabled = enabled && reason != Reason.LINK_DISABLED;
    Instant end = clock.instant().plus(warning);
    for (SocketModeConnection socketModeConnection : List.copyOf(socketModeConnections)) {
      socketModeConnection.send(frame);
      socketModeConnection.leave(end);
    }
  }

  /** Enables Socket Mode again after {@code LINK_DISABLED}. */
  public synchronized void enable() {
    enabled = true;
  }

  /** Closes every connection without a closing handshake. */
  public synchronized void disconnectAll() {
    List.copyOf(socketModeConnections).forEach(SocketModeConnection::cut);
  }

  /** Makes the open connections unresponsive without closing them. */
  public synchronized void makeUnresponsive() {
    socketModeConnections.forEach(SocketModeConnection::deafen);
  }

  @Override
  public synchronized boolean carry(DeliveryAttempt deliveryAttempt) {
    List<SocketModeConnection> usable =
        socketModeConnections.stream().filter(SocketModeConnection::usable).toList();
    if (usable.isEmpty()) {
      return false;
    }
    turn = (turn + 1) % usable.size();
    usable.get(turn).send(frames.envelope(deliveryAttempt));
    return true;
  }

  @Override
  public String silence() {
    return "timeout";
  }

  @Override
  public void close() {
    listener.end();
  }

  /** Whether a ticket is valid; it is used up. */
  synchronized boolean admit(String ticket) {
    Instant issued = tickets.remove(ticket);
    String wrong = "";
    if (issued == null) {
      wrong = "the ticket is unknown or was used";
    } else if (clock.instant().isAfter(issued.plus(ticketLife))) {
      wrong = "the ticket is too old";
    } else if (socketModeConnections.size() >= maxConnections) {
      wrong = "more than " + maxConnections + " connections";
    } else if (!enabled) {
      wrong = "Socket Mode is switched off";
    }
    if (!wrong.isEmpty()) {
      callJournal.refused(frames.refusal("connection_refused", wrong));
    }
    return wrong.isEmpty();
  }

  synchronized void opened(SocketModeConnection socketModeConnection) {
    socketModeConnections.add(socketModeConnection);
    socketModeConnection.send(frames.hello(socketModeConnections.size()));
  }

  synchronized void closed(SocketModeConnection socketModeConnection) {
    socketModeConnections.remove(socketModeConnection);
  }

  void heard(SocketModeConnection socketModeConnection, String text) {
    if (socketModeConnection.deaf()) {
      return;
    }
    try {
      frames.read(text);
    } catch (SlackErrorException slackErrorException) {
      callJournal.refused(slackErrorException.refusal());
    }
  }

  /** Closes connections that are due, and sends pings to the others. */
  synchronized void tend() {
    for (SocketModeConnection socketModeConnection : List.copyOf(socketModeConnections)) {
      socketModeConnection.tend(clock.instant());
    }
  }
}
