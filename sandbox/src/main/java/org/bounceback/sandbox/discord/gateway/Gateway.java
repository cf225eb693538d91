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
import org.bounceback.sandbox.discord.world.World;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;

/**
 * The gateway of Discord, version 10, in JSON, plain or with {@code zlib-stream}. A session
 * outlives its connection: what happens meanwhile is told when the client resumes. Safe for
 * concurrent use.
 */
public final class Gateway implements AutoCloseable {
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final GatewayListener listener;
  private final World world;
  private final Rulebook rules;
  private final Clock clock;
  private final Protocol protocol;
  private Duration beat;

  /**
   * Begins to listen.
   *
   * @throws IOException when the port is taken
   */
  public Gateway(InetSocketAddress address, Rulebook rules, World world, Clock clock)
      throws IOException {
    this.world = world;
    this.rules = rules;
    this.clock = clock;
    beat = Duration.ofMillis(rules.wire("/gateway/heartbeatMillis").asLong());
    protocol = new Protocol(this, rules, world, clock);
    listener = new GatewayListener(address, this);
    listener.begin();
  }

  /** Where it listens. */
  public URI url() {
    return URI.create(
        "ws://%s:%d"
            .formatted(listener.getAddress().getAddress().getHostAddress(), listener.getPort()));
  }

  /** How many more sessions may begin until the day is over. */
  public synchronized int identifiesLeft() {
    return protocol.identifiesLeft();
  }

  /** How many connections are open, deaf ones too. */
  public synchronized int connections() {
    return lines.size();
  }

  /** How many sessions there are, with a connection or without. */
  public synchronized int sessions() {
    return sessions.size();
  }

  /** How many sessions have a connection. */
  public synchronized int live() {
    return (int) sessions.values().stream().filter(each -> each.line().isPresent()).count();
  }

  /** How many sessions began, resumed ones not counted. */
  public synchronized int identified() {
    return protocol.identified();
  }

  /** How many sessions were resumed. */
  public synchronized int resumed() {
    return protocol.resumed();
  }

  /** Asks connections that open from now on for a heartbeat this often. */
  public synchronized void beatEvery(Duration span) {
    beat = span;
  }

  /** Lets any number of sessions begin, at any pace, which Discord itself never does. */
  public synchronized void withoutRates() {
    protocol.withoutRates();
  }

  /** Cuts every connection without a closing handshake; the sessions can be resumed. */
  public synchronized void cut() {
    List.copyOf(lines).forEach(Line::cut);
  }

  /** Closes every connection with a code, such as 4000; the sessions can be resumed. */
  public synchronized void close(int code) {
    List.copyOf(lines).forEach(line -> line.close(code, protocol.reason(code)));
  }

  /** Tells every client to connect anew and resume. */
  public synchronized void reconnect() {
    lines.forEach(line -> line.send(Frames.reconnect()));
  }

  /**
   * Tells every client that its session is no good.
   *
   * @param resumable whether it may be resumed; if not, it is forgotten, with what it missed
   */
  public synchronized void invalidate(boolean resumable) {
    for (Line line : lines) {
      line.send(Frames.invalid(resumable));
      if (!resumable) {
        line.session().ifPresent(each -> sessions.remove(each.id()));
      }
      line.carriesNothing();
    }
  }

  /** Forgets every session, so that whoever resumes is told to begin anew. */
  public synchronized void forget() {
    sessions.clear();
  }

  /** Makes the connections that are open now deaf and dumb without closing them. */
  public synchronized void deafen() {
    lines.forEach(Line::deafen);
  }

  /** Asks every client for a heartbeat at once. */
  public synchronized void askForBeat() {
    lines.forEach(line -> line.send(Frames.beat()));
  }

  /**
   * Tells every session that an event concerns.
   *
   * @return how many there are; 0 when the app will never hear of it
   */
  public synchronized int tell(Event event) {
    int told = 0;
    for (Session session : sessions.values()) {
      if (session.concerns(event)) {
        session.tell(event.name(), session.intents().seen(event));
        told++;
      }
    }
    return told;
  }

  @Override
  public void close() {
    listener.end();
  }

  synchronized Line opened(WebSocket socket, String resource) {
    boolean compressed = resource.contains("compress=zlib-stream");
    var line = new Line(socket, compressed, beat, clock.instant());
    lines.add(line);
    Optional<Refusing> wrong = protocol.handshake(resource);
    if (wrong.isPresent()) {
      refuse(line, wrong.get());
    } else {
      line.send(Frames.hello(beat));
    }
    return line;
  }

  synchronized void heard(Line line, String text) {
    if (line.deaf()) {
      return;
    }
    try {
      protocol.heard(line, text);
    } catch (Refusing refusing) {
      refuse(line, refusing);
    }
  }

  synchronized void heardBytes(Line line) {
    refuse(line, new Refusing(4002, "/gateway/encodings", "a binary frame"));
  }

  synchronized void closed(Line line, int code, boolean byClient) {
    lines.remove(line);
    line.end();
    boolean over = byClient && (code == CloseFrame.NORMAL || code == CloseFrame.GOING_AWAY);
    line.session()
        .filter(session -> session.line().filter(line::equals).isPresent())
        .ifPresent(
            session -> {
              session.alone();
              if (over) {
                sessions.remove(session.id());
              }
            });
  }

  /** Ends connections that have been silent for too long. */
  synchronized void tend() {
    Instant now = clock.instant();
    for (Line line : List.copyOf(lines)) {
      if (!line.deaf() && line.silent(now)) {
        refuse(line, new Refusing(4009, "/gateway/heartbeatMillis", "no heartbeat came"));
      }
    }
  }

  Optional<Session> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  void begins(Session session) {
    sessions.put(session.id(), session);
  }

  private void refuse(Line line, Refusing refusing) {
    world.journal().refused(refusing.refusal());
    if (refusing.endsSession(rules)) {
      line.session().ifPresent(session -> sessions.remove(session.id()));
    }
    line.close(refusing.code(), protocol.reason(refusing.code()));
  }
}
