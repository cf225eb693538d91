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
 * Keeps a connection to Slack over which events come. The next one is opened before the last is
 * given up when Slack asks for that, and anew whenever one ends or falls silent.
 *
 * <p>The library's own client takes one event every ten milliseconds, and closes the old connection
 * before the new one is ready.
 */
final class SocketTransport implements AutoCloseable, SocketConnection.Owner {
  private static final Logger log = LoggerFactory.getLogger(SocketTransport.class);

  /** Only what is to be acknowledged has it, and that is large and read by others. */
  private static final String ENVELOPE = "\"envelope_id\"";

  private final SocketUrls urls;
  private final Envelopes envelopes;
  private final TransportTimeouts transportTimeouts;
  private final Optional<InetSocketAddress> proxy;
  private final RandomGenerator random;
  private final DelayedTaskRunner delayedTaskRunner = new DelayedTaskRunner("slack socket");
  private final Set<SocketConnection> retired = new HashSet<>();
  private Optional<SocketConnection> current = Optional.empty();
  private Optional<SocketConnection> coming = Optional.empty();
  private String trouble = "not connected yet";
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

  /** Where a new connection is opened. */
  @FunctionalInterface
  interface SocketUrls {
    /** Asks Slack for the address of one new connection. */
    URI next() throws SlackCallException, InterruptedException;
  }

  /** Answers what comes in envelopes. */
  @FunctionalInterface
  interface Envelopes {
    /** Takes one; may refuse when there is too much to do. */
    void take(SocketConnection from, String text);
  }

  /** Begins to connect and goes on until closed. */
  void start() {
    delayedTaskRunner.after(Duration.ZERO, this::connect);
  }

  /** Why no events can come at the moment; empty while they can. */
  synchronized Optional<String> trouble() {
    return current.isPresent() ? Optional.empty() : Optional.of(trouble);
  }

  @Override
  public void received(SocketConnection connection, String text) {
    if (text.contains(ENVELOPE)) {
      take(connection, text);
      return;
    }
    JsonObject message = JsonParser.parseString(text).getAsJsonObject();
    switch (message.get("type").getAsString()) {
      case "hello" -> greeted(connection);
      case "disconnect" -> leaving(connection, message);
      default -> log.warn("slack socket told something unknown type={}", message.get("type"));
    }
  }

  @Override
  public synchronized void ended(SocketConnection connection, String why) {
    retired.remove(connection);
    boolean wasComing = coming.equals(Optional.of(connection));
    boolean wasCurrent = current.equals(Optional.of(connection));
    if (wasCurrent) {
      current = Optional.empty();
      trouble = why;
      log.warn("slack socket lost why={}", why);
    }
    if (wasComing) {
      coming = Optional.empty();
      retry(why);
    } else if (wasCurrent && coming.isEmpty()) {
      delayedTaskRunner.after(Duration.ZERO, this::connect);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    delayedTaskRunner.close();
    coming.ifPresent(SocketConnection::close);
    current.ifPresent(SocketConnection::close);
    Set.copyOf(retired).forEach(SocketConnection::close);
    current = Optional.empty();
    trouble = "stopped";
  }

  private void connect() {
    try {
      if (begun()) {
        return;
      }
      var connection = new SocketConnection(urls.next(), proxy, transportTimeouts.ping(), this);
      if (expect(connection)) {
        connection.connect();
      }
    } catch (SlackCallException refused) {
      failed(String.valueOf(refused.getMessage()));
    } catch (RuntimeException | Error bug) { // Nobody else begins the next try.
      log.error("slack socket not connected by a bug", bug);
      failed("connecting failed with " + bug.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean begun() {
    return closed || coming.isPresent();
  }

  private synchronized boolean expect(SocketConnection connection) {
    if (closed) {
      return false;
    }
    coming = Optional.of(connection);
    delayedTaskRunner.after(transportTimeouts.hello(), () -> giveUp(connection));
    return true;
  }

  private synchronized void giveUp(SocketConnection connection) {
    if (coming.equals(Optional.of(connection))) {
      coming = Optional.empty();
      connection.close();
      retry("no greeting from Slack within " + transportTimeouts.hello().toSeconds() + " s");
    }
  }

  private synchronized void failed(String why) {
    coming = Optional.empty();
    retry(why);
  }

  private void retry(String why) {
    if (closed) {
      return;
    }
    trouble = why;
    long wait = transportTimeouts.retry(failures++).toMillis();
    log.warn("slack socket not connected why={} retry={}ms", why, wait);
    delayedTaskRunner.after(
        Duration.ofMillis(wait / 2 + random.nextLong(1 + wait / 2)), this::connect);
  }

  private synchronized void greeted(SocketConnection connection) {
    if (!coming.equals(Optional.of(connection))) {
      return;
    }
    coming = Optional.empty();
    failures = 0;
    current.ifPresent(this::retire);
    current = Optional.of(connection);
    log.info("slack socket connected");
  }

  /** What is being answered may still go out by it. */
  private void retire(SocketConnection connection) {
    retired.add(connection);
    delayedTaskRunner.after(transportTimeouts.hello(), connection::close);
  }

  private synchronized void leaving(SocketConnection connection, JsonObject message) {
    String reason = message.has("reason") ? message.get("reason").getAsString() : "";
    if (reason.equals("link_disabled")) {
      trouble = "Socket Mode is switched off; switch it on in the app's settings";
      log.error("slack socket disabled remedy={}", trouble);
      current = Optional.empty();
      connection.close();
      retry(trouble);
    } else if (!closed) {
      delayedTaskRunner.after(Duration.ZERO, this::connect);
    }
  }

  /** An envelope that is not taken is not acknowledged, so that it comes again. */
  private void take(SocketConnection connection, String text) {
    try {
      envelopes.take(connection, text);
    } catch (RejectedExecutionException full) {
      log.warn("slack event left for later, too much to do");
    }
  }
}
