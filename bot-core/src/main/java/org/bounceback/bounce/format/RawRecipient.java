package org.bounceback.bounce.format;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.RecipientNames;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.log.LogEntry;

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
 * @param passages the parts of the report that state who rejected the message
 * @param logged what a log says about the delivery
 * @param statedReason the reason, if the report names one and not only a reply
 * @param names the original and the final name, if the report has both
 */
record RawRecipient(
    String address,
    Optional<DsnAction> dsnAction,
    Optional<String> status,
    String reply,
    String context,
    Optional<String> remoteMta,
    Optional<Instant> willRetryUntil,
    Optional<Instant> lastAttempt,
    List<Passage> passages,
    Optional<LogEntry> logged,
    Optional<BounceReason> statedReason,
    RecipientNames names) {

  RawRecipient {
    passages = List.copyOf(passages);
  }

  /** Creates a recipient of a report that is no log. */
  RawRecipient(
      String address,
      Optional<DsnAction> dsnAction,
      Optional<String> status,
      String reply,
      String context,
      Optional<String> remoteMta,
      Optional<Instant> willRetryUntil,
      Optional<Instant> lastAttempt,
      List<Passage> passages) {
    this(
        address,
        dsnAction,
        status,
        reply,
        context,
        remoteMta,
        willRetryUntil,
        lastAttempt,
        passages,
        Optional.empty(),
        Optional.empty(),
        RecipientNames.ONE);
  }

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
        Optional.empty(),
        List.of());
  }

  /** Returns a copy with other context. */
  RawRecipient withContext(String text) {
    return copy(text, passages, statedReason, names);
  }

  /** Returns a copy with other passages. */
  RawRecipient withPassages(List<Passage> parts) {
    return copy(context, parts, statedReason, names);
  }

  /** Returns a copy with the names of a recipient whose address a server rewrote or expanded. */
  RawRecipient withNames(RecipientNames both) {
    return copy(context, passages, statedReason, both);
  }

  /** Returns a copy with the reason that the report names as such. */
  RawRecipient withStatedReason(Optional<BounceReason> reason) {
    return copy(context, passages, reason, names);
  }

  private RawRecipient copy(
      String otherContext,
      List<Passage> otherPassages,
      Optional<BounceReason> otherReason,
      RecipientNames otherNames) {
    return new RawRecipient(
        address,
        dsnAction,
        status,
        reply,
        otherContext,
        remoteMta,
        willRetryUntil,
        lastAttempt,
        otherPassages,
        logged,
        otherReason,
        otherNames);
  }
}
