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

/** One thing that Discord tells the app. */
public final class GatewayDelivery {
  private static final int TIMEOUT_SECONDS = 10;

  private final Event event;
  private final Optional<Interaction> interaction;
  private final CompletableFuture<DeliveryOutcome> deliveryOutcome = new CompletableFuture<>();
  private volatile long told;
  private volatile long answered;

  GatewayDelivery(Event event, Optional<Interaction> interaction) {
    this.event = event;
    this.interaction = interaction;
  }

  /** The event's name, such as {@code INTERACTION_CREATE}. */
  public String name() {
    return event.name();
  }

  /** What is told, as a session with every intent gets it. */
  public JsonNode payload() {
    return event.payload();
  }

  /** What the app has to answer, empty for events that need no answer. */
  public Optional<Interaction> interaction() {
    return interaction;
  }

  /**
   * Waits until it is answered or given up, at most ten seconds of real time.
   *
   * @throws TimeoutException when neither happened; with a clock that stands still, nothing is ever
   *     late
   */
  public DeliveryOutcome await() throws InterruptedException, TimeoutException {
    try {
      return deliveryOutcome.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What became of it so far, empty while it waits. */
  public Optional<DeliveryOutcome> outcome() {
    return Optional.ofNullable(deliveryOutcome.getNow(null));
  }

  /** From the telling until the app's first answer was there, in real time. */
  public Duration answeredAfter() {
    return Duration.ofNanos(answered - told);
  }

  Event event() {
    return event;
  }

  void goesOut() {
    told = System.nanoTime();
  }

  void settle(DeliveryOutcome settled) {
    answered = System.nanoTime();
    deliveryOutcome.complete(settled);
  }

  boolean late(Instant now, Duration patience) {
    return interaction.isPresent() && now.isAfter(interaction.get().born().plus(patience));
  }
}
