package org.bounceback.sandbox.slack.delivery;

import java.time.Instant;

/**
 * One attempt at a delivery.
 *
 * @param id of the envelope
 * @param number 0 for the first
 * @param reason why the one before failed, empty for the first
 * @param due when it is late
 */
record DeliveryAttempt(
    String id, EventDelivery eventDelivery, int number, String reason, Instant due) {

  /** Whether the app can still be told again. */
  boolean repeatable(int retries) {
    return eventDelivery.kind() == DeliveryKind.EVENT && number < retries;
  }
}
