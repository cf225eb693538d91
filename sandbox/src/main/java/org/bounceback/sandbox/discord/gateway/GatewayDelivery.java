package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bounceback.sandbox.discord.world.Interaction;

/** One event that Discord sends to the app. */
public final class GatewayDelivery {
  private static final int TIMEOUT_SECONDS = 10;

  private final Event event;
  private final Optional<Interaction> interaction;
  private final CompletableFuture<DeliveryOutcome> deliveryOutcome = new CompletableFuture<>();
  private volatile long sentAt;
  private volatile long answered;

  GatewayDelivery(Event event, Optional<Interaction> interaction) {
    this.event = event;
    this.interaction = interaction;
  }

  /** Returns the event's name, such as {@code INTERACTION_CREATE}. */
  public String name() {
    return event.name();
  }

  /** Returns the payload, as sent to a session with every intent. */
  public JsonNode payload() {
    return event.payload();
  }

  /** Returns the interaction that the app must answer; empty for other events. */
  public Optional<Interaction> interaction() {
    return interaction;
  }

  /**
   * Waits until it is answered or has failed, at most ten seconds of real time.
   *
   * @throws TimeoutException if neither happened; with a stopped clock, no response is ever late
   */
  public DeliveryOutcome await() throws InterruptedException, TimeoutException {
    try {
      return deliveryOutcome.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the result so far; empty while it is pending. */
  public Optional<DeliveryOutcome> outcome() {
    return Optional.ofNullable(deliveryOutcome.getNow(null));
  }

  /** Returns the real time between sending and the app's initial response. */
  public Duration answeredAfter() {
    return Duration.ofNanos(answered - sentAt);
  }

  Event event() {
    return event;
  }

  void goesOut() {
    sentAt = System.nanoTime();
  }

  void complete(DeliveryOutcome settled) {
    answered = System.nanoTime();
    deliveryOutcome.complete(settled);
  }

  boolean late(Instant now, Duration timeout) {
    return interaction.isPresent() && now.isAfter(interaction.get().created().plus(timeout));
  }
}
