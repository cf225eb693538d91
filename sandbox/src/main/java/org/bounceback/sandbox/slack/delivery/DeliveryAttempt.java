package org.bounceback.sandbox.slack.delivery;

import java.time.Instant;

/**
 * One attempt of a delivery.
 *
 * @param id the envelope's id
 * @param number 0 for the first
 * @param reason why the previous attempt failed, empty for the first
 * @param due the deadline
 */
record DeliveryAttempt(
    String id, EventDelivery eventDelivery, int number, String reason, Instant due) {

  /** Whether another retry is allowed. */
  boolean repeatable(int retries) {
    return eventDelivery.kind() == DeliveryKind.EVENT && number < retries;
  }
}
