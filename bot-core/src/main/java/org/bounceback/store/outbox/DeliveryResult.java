package org.bounceback.store.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.store.TransactionWrites;

/** The result of delivering an outbox entry. */
public sealed interface DeliveryResult {

  /** Delivered: the entry is deleted and {@code writes} are made in one transaction. */
  record Done(TransactionWrites transactionWrites) implements DeliveryResult {}

  /**
   * Failed for now: {@code writes} are made and the entry is retried later.
   *
   * @param reason the reason for the log and, if it never succeeds, for the operator
   * @param notBefore when the other side allows a retry; if empty, the backoff decides
   */
  record Retry(String reason, Optional<Instant> notBefore, TransactionWrites transactionWrites)
      implements DeliveryResult {}

  /**
   * Deferred: the entry waits, which does not count as a failure.
   *
   * @param until when to check again; {@link Outbox#rescheduleNow} ends the wait early
   */
  record Deferred(Instant until) implements DeliveryResult {}

  /** Failed permanently: a retry would fail too, so the entry is given up. */
  record RejectedForGood(String reason) implements DeliveryResult {}

  /** Calls the function for this kind of result. */
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
