package org.bounceback.store.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.store.TransactionWrites;

/** How the delivery of an outbox entry went. */
public sealed interface DeliveryResult {

  /** Delivered: the entry goes, and {@code writes} are made, in one transaction. */
  record Done(TransactionWrites transactionWrites) implements DeliveryResult {}

  /**
   * Not now: the entry waits, after {@code writes} were made.
   *
   * @param reason for the log and, should it never work, for the operator
   * @param notBefore when the other side wants to be asked again; empty leaves that to us
   */
  record Retry(String reason, Optional<Instant> notBefore, TransactionWrites transactionWrites)
      implements DeliveryResult {}

  /**
   * Its turn has not come, which is nobody's failure: the entry waits.
   *
   * @param until when to look again; {@link Outbox#rescheduleNow} ends the wait before
   */
  record Deferred(Instant until) implements DeliveryResult {}

  /** Refused for good: another try would end the same, so the entry is given up. */
  record RejectedForGood(String reason) implements DeliveryResult {}

  /** Handles every case. */
  default <T> T fold(
      Function<Done, T> done,
      Function<Retry, T> retry,
      Function<Deferred, T> deferred,
      Function<RejectedForGood, T> rejectedForGood) {
    if (this instanceof Done it) {
      return done.apply(it);
    }
    if (this instanceof Deferred it) {
      return deferred.apply(it);
    }
    return this instanceof Retry it
        ? retry.apply(it)
        : rejectedForGood.apply((RejectedForGood) this);
  }
}
