package org.bounceback.sandbox.slack.delivery;

/** A way to the app. */
interface DeliveryRoute {

  /**
   * Carries an attempt, and later tells {@link Acknowledgements} what became of it.
   *
   * @return false when there is nobody to tell at the moment
   */
  boolean carry(DeliveryAttempt deliveryAttempt);

  /** What an unanswered attempt is called when it is told again. */
  String silence();
}
