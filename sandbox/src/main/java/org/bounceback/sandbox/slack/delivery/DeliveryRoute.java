package org.bounceback.sandbox.slack.delivery;

/** A transport to the app. */
interface DeliveryRoute {

  /**
   * Sends an attempt, and later reports the result to {@link Acknowledgements}.
   *
   * @return false if no app is connected right now
   */
  boolean carry(DeliveryAttempt deliveryAttempt);

  /** Returns the retry reason for an unanswered attempt. */
  String silence();
}
