package org.bounceback.bounce.format;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;

/**
 * What a report says of one recipient, in its own words, before anything is made of them.
 *
 * @param address as written, without a type prefix
 * @param dsnAction what became of the copy, where the report says so
 * @param status the report's own Status field, where it has one
 * @param reply the refusing system's words, on one or more lines; may be empty
 * @param context further words about this recipient, less sure to be about the refusal
 * @param remoteMta the host that refused
 * @param willRetryUntil until when the queue tries
 * @param lastAttempt when it last tried
 */
record RawRecipient(
    String address,
    Optional<DsnAction> dsnAction,
    Optional<String> status,
    String reply,
    String context,
    Optional<String> remoteMta,
    Optional<Instant> willRetryUntil,
    Optional<Instant> lastAttempt) {

  /** A recipient of whom a text speaks. */
  static RawRecipient told(String address, DsnAction dsnAction, String reply) {
    return new RawRecipient(
        address,
        Optional.of(dsnAction),
        Optional.empty(),
        reply,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with {@code words} added to what may explain it. */
  RawRecipient withContext(String words) {
    return new RawRecipient(
        address, dsnAction, status, reply, words, remoteMta, willRetryUntil, lastAttempt);
  }
}
