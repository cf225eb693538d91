package org.bounceback.bounce.format;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;

/**
 * What a report contains about one recipient, as written, before it is interpreted.
 *
 * @param address as written, without a type prefix
 * @param dsnAction the delivery result, if the report states it
 * @param status the Status field of the report, if it has one
 * @param reply the text of the rejecting system, on one or more lines; may be empty
 * @param context further text about this recipient that may not be about the rejection
 * @param remoteMta the host that rejected the message
 * @param willRetryUntil when the server gives up
 * @param lastAttempt the time of the last attempt
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

  /** Creates a recipient that was found in a text. */
  static RawRecipient of(String address, DsnAction dsnAction, String reply) {
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

  /** Returns a copy with other context. */
  RawRecipient withContext(String text) {
    return new RawRecipient(
        address, dsnAction, status, reply, text, remoteMta, willRetryUntil, lastAttempt);
  }
}
