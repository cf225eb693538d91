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
 * The connection to Discord's gateway: opened until it stands, then kept by the library, which
 * resumes its session after a cut and begins another when Discord wants that. What it says about
 * itself is watched here.
 */
final class GatewayConnection implements EventListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GatewayConnection.class);
  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Function<List<EventListener>, JDA> gateway;
  private final DelayedTaskRunner delayedTaskRunner;
  private final Clock clock;
  private volatile Optional<JDA> session = Optional.empty();
  private volatile Optional<JDA> opened = Optional.empty();
  private volatile Optional<String> trouble = Optional.of("not listening yet");
  private volatile Instant lastHeard;
  private volatile List<EventListener> listening = List.of();
  private volatile boolean closed;

  /**
   * A connection.
   *
   * @param gateway logs in and begins to connect, so that these listeners hear all that happens
   * @param delayedTaskRunner tries again to open it
   */
  GatewayConnection(
      Function<List<EventListener>, JDA> gateway,
      DelayedTaskRunner delayedTaskRunner,
      Clock clock) {
    this.gateway = gateway;
    this.delayedTaskRunner = delayedTaskRunner;
    this.clock = clock;
    this.lastHeard = clock.instant();
  }

  /** Opens it on the thread of the timer; what it hears goes to the {@code listeners}. */
  void open(EventListener... listeners) {
    List<EventListener> all = new ArrayList<>(List.of(listeners));
    all.add(0, this);
    listening = List.copyOf(all);
    delayedTaskRunner.after(Duration.ZERO, this::attempt);
  }

  /** Hears nothing more, and still writes. */
  void stopListening() {
    List<EventListener> others = listening.stream().filter(each -> each != this).toList();
    opened.ifPresent(jda -> jda.removeEventListener(others.toArray()));
  }

  /** What writes, once it has been connected. */
  Optional<JDA> writing() {
    return opened;
  }

  /** Why nothing is heard at the moment; empty if all is well. */
  Optional<String> trouble() {
    if (trouble.isPresent()) {
      return trouble;
    }
    Duration silent = Duration.between(lastHeard, clock.instant());
    return silent.compareTo(SILENCE) > 0
        ? Optional.of("Discord has been silent for " + silent.toSeconds() + " s")
        : Optional.empty();
  }

  /** Every event shows that the connection lives; a heartbeat's answer is one. */
  @Override
  public void onEvent(GenericEvent event) {
    lastHeard = clock.instant();
    if (event instanceof ReadyEvent ready) {
      opened = Optional.of(ready.getJDA());
      stands("ready");
    } else if (event instanceof SessionResumeEvent) {
      stands("resumed");
    } else if (event instanceof SessionRecreateEvent) {
      stands("begun anew");
    } else if (event instanceof SessionDisconnectEvent cut) {
      trouble = Optional.of("the connection to Discord is cut; it comes back by itself");
      log.info("discord connection cut code={}", cut.getCloseCode());
    } else if (event instanceof ShutdownEvent over) {
      over(Optional.ofNullable(over.getCloseCode()));
    }
  }

  @Override
  public void close() {
    closed = true;
    session.ifPresent(JDA::shutdownNow);
  }

  private void stands(String how) {
    trouble = Optional.empty();
    log.info("discord connection {}", how);
  }

  /** A graceful end is one of ours: when this is closed, or after a login that failed. */
  private void over(Optional<CloseCode> code) {
    if (code.isPresent() && code.get() != CloseCode.GRACEFUL_CLOSE) {
      trouble = Optional.of(advice(code.get()));
      log.error("discord connection over why={}", advice(code.get()));
    }
  }

  private static String advice(CloseCode code) {
    return switch (code) {
      case DISALLOWED_INTENTS ->
          "discord.uploads needs the Message Content Intent; switch it on in the Developer Portal"
              + " under Bot, or set discord.uploads: false";
      case AUTHENTICATION_FAILED ->
          "discord.token does not work any more; copy a new one from the Bot page";
      default -> "Discord ended the connection: " + code.getMeaning();
    };
  }

  private void attempt() {
    if (closed) {
      return;
    }
    try {
      session = Optional.of(gateway.apply(listening));
      if (closed) {
        close();
      }
    } catch (InvalidTokenException wrong) {
      trouble = Optional.of("discord.token does not work; copy it from the Bot page");
      log.error("discord token does not work");
    } catch (RuntimeException | Error away) { // The library throws what its HTTP client met.
      trouble = Optional.of("Discord does not answer: " + away.getMessage());
      log.warn("discord does not answer why={}", away.getMessage());
      delayedTaskRunner.after(BETWEEN_TRIES, this::attempt);
    }
  }
}
