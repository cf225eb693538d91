package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One thing that Slack tells the app, in one attempt or several. */
public final class EventDelivery {
  private static final int TIMEOUT_SECONDS = 10;

  private final DeliveryKind deliveryKind;
  private final JsonNode payload;
  private final boolean takesPayload;
  private final AckCallback ackCallback;
  private final CompletableFuture<DeliveryOutcome> deliveryOutcome = new CompletableFuture<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile long told;
  private volatile long answered;

  /**
   * Something to tell.
   *
   * @param takesPayload whether the acknowledgement may have one
   */
  public EventDelivery(
      DeliveryKind deliveryKind, JsonNode payload, boolean takesPayload, AckCallback ackCallback) {
    this.deliveryKind = deliveryKind;
    this.payload = payload.deepCopy();
    this.takesPayload = takesPayload;
    this.ackCallback = ackCallback;
  }

  /** What is told, as Slack sends it. */
  public JsonNode payload() {
    return payload;
  }

  /** What kind of thing it is. */
  public DeliveryKind kind() {
    return deliveryKind;
  }

  /**
   * Waits until it is acknowledged or given up, at most ten seconds of real time.
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

  /** From the last telling until the app's word about it was there, in real time. */
  public Duration answeredAfter() {
    return Duration.ofNanos(answered - told);
  }

  /** Why attempts failed so far, as the retries after them say. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  void goesOut() {
    told = System.nanoTime();
  }

  void comesBack() {
    answered = System.nanoTime();
  }

  void failed(String reason) {
    failures.add(reason);
  }

  /** Settles it as something that Slack never sends. */
  public void unheard(String why) {
    settle(new DeliveryOutcome.Unheard(why));
  }

  boolean takesPayload() {
    return takesPayload;
  }

  AckCallback reaction() {
    return ackCallback;
  }

  void settle(DeliveryOutcome settled) {
    deliveryOutcome.complete(settled);
  }
}
