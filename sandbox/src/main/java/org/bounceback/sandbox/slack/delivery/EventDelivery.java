package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One event that Slack sends to the app, in one or several attempts. */
public final class EventDelivery {
  private static final int TIMEOUT_SECONDS = 10;

  private final DeliveryKind deliveryKind;
  private final JsonNode payload;
  private final boolean takesPayload;
  private final AckCallback ackCallback;
  private final CompletableFuture<DeliveryOutcome> deliveryOutcome = new CompletableFuture<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile long sentAt;
  private volatile long answered;

  /**
   * Creates a delivery.
   *
   * @param takesPayload whether the acknowledgement may have a payload
   */
  public EventDelivery(
      DeliveryKind deliveryKind, JsonNode payload, boolean takesPayload, AckCallback ackCallback) {
    this.deliveryKind = deliveryKind;
    this.payload = payload.deepCopy();
    this.takesPayload = takesPayload;
    this.ackCallback = ackCallback;
  }

  /** Returns the payload that Slack sends. */
  public JsonNode payload() {
    return payload;
  }

  /** Returns the kind. */
  public DeliveryKind kind() {
    return deliveryKind;
  }

  /**
   * Waits until it is acknowledged or has failed, at most ten seconds of real time.
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

  /** Returns the real time between the last attempt and the app's response. */
  public Duration answeredAfter() {
    return Duration.ofNanos(answered - sentAt);
  }

  /** Returns the reasons of failed attempts so far, as in the retries after them. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  void goesOut() {
    sentAt = System.nanoTime();
  }

  void comesBack() {
    answered = System.nanoTime();
  }

  void failed(String reason) {
    failures.add(reason);
  }

  /** Completes it as a delivery that Slack never sends. */
  public void notSent(String reason) {
    complete(new DeliveryOutcome.Unheard(reason));
  }

  boolean takesPayload() {
    return takesPayload;
  }

  AckCallback reaction() {
    return ackCallback;
  }

  void complete(DeliveryOutcome settled) {
    deliveryOutcome.complete(settled);
  }
}
