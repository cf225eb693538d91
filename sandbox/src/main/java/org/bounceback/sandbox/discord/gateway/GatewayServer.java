package org.bounceback.sandbox.discord.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;

/**
 * Simulates Discord's gateway, version 10, in JSON, plain or with {@code zlib-stream}. A session
 * survives its connection: missed events are sent when the client resumes. Safe for concurrent use.
 */
public final class GatewayServer implements AutoCloseable {
  private final List<ClientConnection> clientConnections = new ArrayList<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final GatewayListener listener;
  private final DiscordState discordState;
  private final Rulebook rules;
  private final Clock clock;
  private final Protocol protocol;
  private Duration beat;

  /**
   * Starts to listen.
   *
   * @throws IOException if the port is in use
   */
  public GatewayServer(
      InetSocketAddress address, Rulebook rules, DiscordState discordState, Clock clock)
      throws IOException {
    this.discordState = discordState;
    this.rules = rules;
    this.clock = clock;
    beat = Duration.ofMillis(rules.wire("/gateway/heartbeatMillis").asLong());
    protocol = new Protocol(this, rules, discordState, clock);
    listener = new GatewayListener(address, this);
    listener.startListening();
  }

  /** Returns the URL. */
  public URI url() {
    return URI.create(
        "ws://%s:%d"
            .formatted(listener.getAddress().getAddress().getHostAddress(), listener.getPort()));
  }

  /** Returns how many more sessions may start today. */
  public synchronized int identifiesLeft() {
    return protocol.identifiesLeft();
  }

  /** Returns the number of open connections, including unresponsive ones. */
  public synchronized int connections() {
    return clientConnections.size();
  }

  /** Returns the number of sessions, with or without a connection. */
  public synchronized int sessions() {
    return sessions.size();
  }

  /** Returns the number of sessions with a connection. */
  public synchronized int live() {
    return (int) sessions.values().stream().filter(session -> session.line().isPresent()).count();
  }

  /** Returns the number of sessions that were started, without resumed ones. */
  public synchronized int identified() {
    return protocol.identified();
  }

  /** Returns the number of resumed sessions. */
  public synchronized int resumed() {
    return protocol.resumed();
  }

  /** Sets the heartbeat interval of future connections. */
  public synchronized void setHeartbeatInterval(Duration span) {
    beat = span;
  }

  /** Disables the limits on new sessions, which the real Discord never does. */
  public synchronized void withoutRates() {
    protocol.withoutRates();
  }

  /** Closes every connection without a closing handshake; the sessions can be resumed. */
  public synchronized void disconnect() {
    List.copyOf(clientConnections).forEach(ClientConnection::cut);
  }

  /** Closes every connection with a code, such as 4000; the sessions can be resumed. */
  public synchronized void close(int code) {
    List.copyOf(clientConnections)
        .forEach(clientConnection -> clientConnection.close(code, protocol.reason(code)));
  }

  /** Requests every client to reconnect and resume. */
  public synchronized void reconnect() {
    clientConnections.forEach(clientConnection -> clientConnection.send(Frames.reconnect()));
  }

  /**
   * Invalidates the session of every client.
   *
   * @param resumable whether it may be resumed; if not, it is deleted with its missed events
   */
  public synchronized void invalidate(boolean resumable) {
    for (ClientConnection clientConnection : clientConnections) {
      clientConnection.send(Frames.invalid(resumable));
      if (!resumable) {
        clientConnection.session().ifPresent(session -> sessions.remove(session.id()));
      }
      clientConnection.carriesNothing();
    }
  }

  /** Deletes every session, so that clients that resume must start a new one. */
  public synchronized void forget() {
    sessions.clear();
  }

  /** Makes the open connections unresponsive without closing them. */
  public synchronized void makeUnresponsive() {
    clientConnections.forEach(ClientConnection::deafen);
  }

  /**
   * Sends an event to every session that may receive it.
   *
   * @return the number of sessions; 0 if the app will never receive it
   */
  public synchronized int send(Event event) {
    int sent = 0;
    for (Session session : sessions.values()) {
      if (session.concerns(event)) {
        session.send(event.name(), session.intents().seen(event));
        sent++;
      }
    }
    return sent;
  }

  @Override
  public void close() {
    listener.end();
  }

  synchronized ClientConnection opened(WebSocket socket, String resource) {
    boolean compressed = resource.contains("compress=zlib-stream");
    var clientConnection = new ClientConnection(socket, compressed, beat, clock.instant());
    clientConnections.add(clientConnection);
    Optional<CloseCodeException> wrong = protocol.handshake(resource);
    if (wrong.isPresent()) {
      refuse(clientConnection, wrong.get());
    } else {
      clientConnection.send(Frames.hello(beat));
    }
    return clientConnection;
  }

  synchronized void received(ClientConnection clientConnection, String text) {
    if (clientConnection.deaf()) {
      return;
    }
    try {
      protocol.heard(clientConnection, text);
    } catch (CloseCodeException closeCodeException) {
      refuse(clientConnection, closeCodeException);
    }
  }

  synchronized void heardBytes(ClientConnection clientConnection) {
    refuse(clientConnection, new CloseCodeException(4002, "/gateway/encodings", "a binary frame"));
  }

  synchronized void closed(ClientConnection clientConnection, int code, boolean byClient) {
    clientConnections.remove(clientConnection);
    clientConnection.end();
    boolean over = byClient && (code == CloseFrame.NORMAL || code == CloseFrame.GOING_AWAY);
    clientConnection
        .session()
        .filter(session -> session.line().filter(clientConnection::equals).isPresent())
        .ifPresent(
            session -> {
              session.alone();
              if (over) {
                sessions.remove(session.id());
              }
            });
  }

  /** Ends connections that have sent nothing for too long. */
  synchronized void tend() {
    Instant now = clock.instant();
    for (ClientConnection clientConnection : List.copyOf(clientConnections)) {
      if (!clientConnection.deaf() && clientConnection.silent(now)) {
        refuse(
            clientConnection,
            new CloseCodeException(4009, "/gateway/heartbeatMillis", "no heartbeat came"));
      }
    }
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  void begins(Session session) {
    sessions.put(session.id(), session);
  }

  private void refuse(ClientConnection clientConnection, CloseCodeException closeCodeException) {
    discordState.journal().refused(closeCodeException.refusal());
    if (closeCodeException.endsSession(rules)) {
      clientConnection.session().ifPresent(session -> sessions.remove(session.id()));
    }
    clientConnection.close(closeCodeException.code(), protocol.reason(closeCodeException.code()));
  }
}
