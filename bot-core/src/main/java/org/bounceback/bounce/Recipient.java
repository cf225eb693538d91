package org.bounceback.bounce;

import java.time.Instant;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.log.LogEntry;

/**
 * What the message reports about one recipient.
 *
 * @param address as written, without a type prefix; not necessarily a valid address
 * @param dsnAction the delivery result
 * @param status the enhanced status code (RFC 3463) in the message; never derived
 * @param smtpReply the three-digit SMTP reply, if the message contains one
 * @param reasonDecision the reason, with its evidence
 * @param temporary whether the rejection was a 4xx, or there was no code and the server is still
 *     retrying; does not imply that any server still retries
 * @param willRetry whether the server is still retrying
 * @param willRetryUntil when the server gives up, if the report states it (RFC 3464 section 2.3.9)
 * @param lastAttempt the time of the last attempt, if the report states it (section 2.3.8)
 * @param diagnostic the text of the rejecting system on one line, at most 2 KiB; may be empty
 * @param remoteMta the host that rejected the message, as the report names it
 * @param block the list or policy that blocked us, if the text names one
 * @param facts who rejected it and what became of it, each with its basis
 * @param logged the entry of a log that states it, with the sender, the time and the server; empty
 *     for a report
 * @param names the original and the final name, if a server rewrote or expanded the address
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
    Optional<BlockingParty> block,
    RecipientFacts facts,
    Optional<LogEntry> logged,
    RecipientNames names) {

  /** Creates a recipient of a report that is no log. */
  public Recipient(
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
      Optional<BlockingParty> block,
      RecipientFacts facts) {
    this(
        address,
        dsnAction,
        status,
        smtpReply,
        reasonDecision,
        temporary,
        willRetry,
        willRetryUntil,
        lastAttempt,
        diagnostic,
        remoteMta,
        block,
        facts,
        Optional.empty(),
        RecipientNames.ONE);
  }

  /** Returns the address; empty if what the report contains is no valid one. */
  public Optional<MailAddress> mailAddress() {
    return MailAddress.parse(address);
  }

  /** Returns the reason why the message was not delivered. */
  public BounceReason reason() {
    return reasonDecision.bounceReason();
  }

  /**
   * Returns whether both are recipients of one message. Log lines may be about several messages, a
   * report is about one.
   */
  public boolean isOfSameMessage(Recipient other) {
    Optional<String> queueId = logged.flatMap(LogEntry::queueId);
    return logged.isPresent() == other.logged.isPresent()
        && (logged.isEmpty()
            || (queueId.isPresent() && queueId.equals(other.logged.flatMap(LogEntry::queueId))));
  }

  /** Returns a copy with another decision. */
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
        block,
        facts,
        logged,
        names);
  }
}
