package org.bounceback.bounce;

import java.time.Instant;
import java.util.Optional;

/**
 * What the mail says of one recipient.
 *
 * @param address as written, without a type prefix; not necessarily a valid address
 * @param dsnAction what became of the copy
 * @param status the enhanced status code (RFC 3463) that the mail gives, never one made up
 * @param smtpReply the three-digit SMTP reply, if the mail gives one
 * @param reasonDecision why, with the evidence
 * @param temporary whether the refusal was a 4xx, or without a code the queue still tries; no
 *     promise that anybody still does
 * @param willRetry whether the queue still tries
 * @param willRetryUntil until when, where the report says so (RFC 3464 section 2.3.9)
 * @param lastAttempt when it was last tried, where the report says so (section 2.3.8)
 * @param diagnostic the refusing system's own words on one line, at most 2 KiB; may be empty
 * @param remoteMta the host that refused, as the report names it
 * @param block which list or policy refused us, if the words name one
 */
public record Recipient(
    String address,
    DsnAction dsnAction,
    Optional<String> status,
    Optional<String> smtpReply,
    ReasonDecision reasonDecision,
    boolean temporary,
    boolean willRetry,
    Optional<Instant> willRetryUntil,
    Optional<Instant> lastAttempt,
    String diagnostic,
    Optional<String> remoteMta,
    Optional<BlockingParty> block) {

  /** Why the mail was not delivered. */
  public BounceReason reason() {
    return reasonDecision.bounceReason();
  }

  /** The same with another decision. */
  Recipient decidedBy(ReasonDecision other) {
    return new Recipient(
        address,
        dsnAction,
        status,
        smtpReply,
        other,
        temporary,
        willRetry,
        willRetryUntil,
        lastAttempt,
        diagnostic,
        remoteMta,
        block);
  }
}
