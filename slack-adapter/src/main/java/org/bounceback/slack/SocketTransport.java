package org.bounceback.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.bounceback.chat.runtime.DelayedTaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maintains a Socket Mode connection to Slack. When Slack asks for a new connection, it is opened
 * before the old one is closed. When a connection ends or stops responding, a new one is opened.
 *
 * <p>The library's own client accepts one event every ten milliseconds, and closes the old
 * connection before the new one is ready.
 */
final class SocketTransport implements AutoCloseable, SocketConnection.Owner {
  private static final Logger log = LoggerFactory.getLogger(SocketTransport.class);

  /** Only messages that need an acknowledgement have it. They are large and parsed elsewhere. */
  private static final String ENVELOPE = "\"envelope_id\"";

  private final SocketUrls urls;
  private final Envelopes envelopes;
  private final TransportTimeouts transportTimeouts;
  private final Optional<InetSocketAddress> proxy;
  private final RandomGenerator random;
  private final DelayedTaskRunner delayedTaskRunner = new DelayedTaskRunner("slack socket");
  private final Set<SocketConnection> retired = new HashSet<>();
  private Optional<SocketConnection> current = Optional.empty();
  private Optional<SocketConnection> pending = Optional.empty();
  private String problem = "not connected yet";
  private int failures;
  private boolean closed;

  SocketTransport(
      SocketUrls urls,
      Envelopes envelopes,
      TransportTimeouts transportTimeouts,
      Optional<InetSocketAddress> proxy,
      RandomGenerator random) {
    this.urls = urls;
    this.envelopes = envelopes;
    this.transportTimeouts = transportTimeouts;
    this.proxy = proxy;
    this.random = random;
  }

  /** Provides the addresses of new connections. */
  @FunctionalInterface
  interface SocketUrls {
    /** Requests the address of one new connection from Slack. */
    URI next() throws SlackCallException, InterruptedException;
  }

  /** Handles messages in envelopes. */
  @FunctionalInterface
  interface Envelopes {
    /** Handles one envelope; may reject it when there is too much work. */
    void handle(SocketConnection connection, String text);
  }

  /** Connects, and reconnects until closed. */
  void start() {
    delayedTaskRunner.after(Duration.ZERO, this::connect);
  }

  /** Returns why no events can arrive right now; empty while they can. */
  synchronized Optional<String> problem() {
    return current.isPresent() ? Optional.empty() : Optional.of(problem);
  }

  @Override
  public void received(SocketConnection connection, String text) {
    if (text.contains(ENVELOPE)) {
      take(connection, text);
      return;
    }
    JsonObject message = JsonParser.parseString(text).getAsJsonObject();
    switch (message.get("type").getAsString()) {
      case "hello" -> helloReceived(connection);
      case "disconnect" -> disconnectRequested(connection, message);
      default -> log.warn("slack socket sent an unknown message type={}", message.get("type"));
    }
  }

  @Override
  public synchronized void ended(SocketConnection connection, String reason) {
    retired.remove(connection);
    boolean wasComing = pending.equals(Optional.of(connection));
    boolean wasCurrent = current.equals(Optional.of(connection));
    if (wasCurrent) {
      current = Optional.empty();
      problem = reason;
      log.warn("slack socket lost reason={}", reason);
    }
    if (wasComing) {
      pending = Optional.empty();
      retry(reason);
    } else if (wasCurrent && pending.isEmpty()) {
      delayedTaskRunner.after(Duration.ZERO, this::connect);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    delayedTaskRunner.close();
    pending.ifPresent(SocketConnection::close);
    current.ifPresent(SocketConnection::close);
    Set.copyOf(retired).forEach(SocketConnection::close);
    current = Optional.empty();
    problem = "stopped";
  }

  private void connect() {
    try {
      if (isConnecting()) {
        return;
      }
      var connection = new SocketConnection(urls.next(), proxy, transportTimeouts.ping(), this);
      if (setPending(connection)) {
        connection.connect();
      }
    } catch (SlackCallException refused) {
      failed(String.valueOf(refused.getMessage()));
    } catch (RuntimeException | Error bug) { // No other code starts the next attempt.
      log.error("slack socket not connected because of a bug", bug);
      failed("connecting failed with " + bug.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isConnecting() {
    return closed || pending.isPresent();
  }

  private synchronized boolean setPending(SocketConnection connection) {
    if (closed) {
      return false;
    }
    pending = Optional.of(connection);
    delayedTaskRunner.after(transportTimeouts.hello(), () -> giveUp(connection));
    return true;
  }

  private synchronized void giveUp(SocketConnection connection) {
    if (pending.equals(Optional.of(connection))) {
      pending = Optional.empty();
      connection.close();
      retry("no hello from Slack within " + transportTimeouts.hello().toSeconds() + " s");
    }
  }

  private synchronized void failed(String reason) {
    pending = Optional.empty();
    retry(reason);
  }

  private void retry(String reason) {
    if (closed) {
      return;
    }
    problem = reason;
    long wait = transportTimeouts.retry(failures++).toMillis();
    log.warn("slack socket not connected reason={} retry={}ms", reason, wait);
    delayedTaskRunner.after(
        Duration.ofMillis(wait / 2 + random.nextLong(1 + wait / 2)), this::connect);
  }

  private synchronized void helloReceived(SocketConnection connection) {
    if (!pending.equals(Optional.of(connection))) {
      return;
    }
    pending = Optional.empty();
    failures = 0;
    current.ifPresent(this::retire);
    current = Optional.of(connection);
    log.info("slack socket connected");
  }

  /** Closes the connection with a delay, because responses may still be sent over it. */
  private void retire(SocketConnection connection) {
    retired.add(connection);
    delayedTaskRunner.after(transportTimeouts.hello(), connection::close);
  }

  private synchronized void disconnectRequested(SocketConnection connection, JsonObject message) {
    String reason = message.has("reason") ? message.get("reason").getAsString() : "";
    if (reason.equals("link_disabled")) {
      problem = "Socket Mode is disabled; enable it in the app's settings";
      log.error("slack socket disabled remedy={}", problem);
      current = Optional.empty();
      connection.close();
      retry(problem);
    } else if (!closed) {
      delayedTaskRunner.after(Duration.ZERO, this::connect);
    }
  }

  /** An envelope that is rejected is not acknowledged, so that Slack sends it again. */
  private void take(SocketConnection connection, String text) {
    try {
      envelopes.handle(connection, text);
    } catch (RejectedExecutionException full) {
      log.warn("slack event rejected, too much work; Slack will send it again");
    }
  }
}
