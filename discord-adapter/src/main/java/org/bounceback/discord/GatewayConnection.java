package org.bounceback.discord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import org.bounceback.chat.runtime.DelayedTaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to Discord's gateway, retrying until the first connection succeeds. After that, the
 * library resumes the session after a disconnect, or starts a new one when Discord requires it.
 * This class tracks the library's reports for the health check.
 */
final class GatewayConnection implements EventListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GatewayConnection.class);
  private static final Duration MAX_SILENCE = Duration.ofSeconds(90);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

  private final Function<List<EventListener>, JDA> gateway;
  private final DelayedTaskRunner delayedTaskRunner;
  private final Clock clock;
  private volatile Optional<JDA> session = Optional.empty();
  private volatile Optional<JDA> opened = Optional.empty();
  private volatile Optional<String> problem = Optional.of("not listeners yet");
  private volatile Instant lastEvent;
  private volatile List<EventListener> listeners = List.of();
  private volatile boolean closed;

  /**
   * Creates a connection that is not open yet.
   *
   * @param gateway logs in and starts to connect, with listeners that receive all events
   * @param delayedTaskRunner retries the connection
   */
  GatewayConnection(
      Function<List<EventListener>, JDA> gateway,
      DelayedTaskRunner delayedTaskRunner,
      Clock clock) {
    this.gateway = gateway;
    this.delayedTaskRunner = delayedTaskRunner;
    this.clock = clock;
    this.lastEvent = clock.instant();
  }

  /** Connects on the timer's thread; the {@code eventListeners} receive all events. */
  void open(EventListener... eventListeners) {
    List<EventListener> all = new ArrayList<>(List.of(eventListeners));
    all.add(0, this);
    listeners = List.copyOf(all);
    delayedTaskRunner.after(Duration.ZERO, this::connect);
  }

  /** Stops receiving events; posting still works. */
  void stopListening() {
    List<EventListener> others = listeners.stream().filter(listener -> listener != this).toList();
    opened.ifPresent(jda -> jda.removeEventListener(others.toArray()));
  }

  /** Returns the session for posting, once connected. */
  Optional<JDA> session() {
    return opened;
  }

  /** Returns why no events arrive right now; empty if all is well. */
  Optional<String> problem() {
    if (problem.isPresent()) {
      return problem;
    }
    Duration silent = Duration.between(lastEvent, clock.instant());
    return silent.compareTo(MAX_SILENCE) > 0
        ? Optional.of("no event from Discord for " + silent.toSeconds() + " s")
        : Optional.empty();
  }

  /** Records the time of every event, heartbeat responses included, as a sign of life. */
  @Override
  public void onEvent(GenericEvent event) {
    lastEvent = clock.instant();
    if (event instanceof ReadyEvent ready) {
      opened = Optional.of(ready.getJDA());
      connected("ready");
    } else if (event instanceof SessionResumeEvent) {
      connected("resumed");
    } else if (event instanceof SessionRecreateEvent) {
      connected("started a new session");
    } else if (event instanceof SessionDisconnectEvent disconnect) {
      problem = Optional.of("disconnected from Discord; reconnecting automatically");
      log.info("discord connection lost code={}", disconnect.getCloseCode());
    } else if (event instanceof ShutdownEvent over) {
      sessionEnded(Optional.ofNullable(over.getCloseCode()));
    }
  }

  @Override
  public void close() {
    closed = true;
    session.ifPresent(JDA::shutdownNow);
  }

  private void connected(String state) {
    problem = Optional.empty();
    log.info("discord connection {}", state);
  }

  /**
   * Handles the end of a session. A graceful close is our own: when this is closed, or after a
   * failed login.
   */
  private void sessionEnded(Optional<CloseCode> code) {
    if (code.isPresent() && code.get() != CloseCode.GRACEFUL_CLOSE) {
      problem = Optional.of(advice(code.get()));
      log.error("discord connection ended reason={}", advice(code.get()));
    }
  }

  private static String advice(CloseCode code) {
    return switch (code) {
      case DISALLOWED_INTENTS ->
          "discord.uploads needs the Message Content Intent; enable it in the Developer Portal"
              + " under Bot, or set discord.uploads: false";
      case AUTHENTICATION_FAILED ->
          "discord.token is no longer valid; copy a new one from the Bot page";
      default -> "Discord ended the connection: " + code.getMeaning();
    };
  }

  private void connect() {
    if (closed) {
      return;
    }
    try {
      session = Optional.of(gateway.apply(listeners));
      if (closed) {
        close();
      }
    } catch (InvalidTokenException wrong) {
      problem = Optional.of("discord.token does not work; copy it from the Bot page");
      log.error("discord token does not work");
    } catch (RuntimeException | Error unavailable) { // The library passes on HTTP client failures.
      problem = Optional.of("Discord does not respond: " + unavailable.getMessage());
      log.warn("discord does not respond reason={}", unavailable.getMessage());
      delayedTaskRunner.after(RETRY_INTERVAL, this::connect);
    }
  }
}
