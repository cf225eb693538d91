package org.bounceback.ticket;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.store.ResultRow;
import org.bounceback.store.Transaction;

/** The table {@code submissions}: every request for a ticket, by its key. */
public final class TicketRequestRepository {
  private final Clock clock;

  public TicketRequestRepository(Clock clock) {
    this.clock = clock;
  }

  /** Returns the case that was submitted under {@code key}. */
  Optional<CaseId> caseOf(Transaction tx, String key) {
    return tx.findRow("select case_id from submissions where submission_key = ?", key)
        .map(resultRow -> new CaseId(resultRow.text("case_id")));
  }

  /**
   * Whether the key of a submission was used before by another requester or for another e-mail.
   * Unknown for e-mails submitted by versions that did not store digests.
   *
   * @param mail SHA-256 of the e-mail, in hexadecimal
   */
  boolean isOfAnother(Transaction tx, TicketRequest ticketRequest, Optional<String> mail) {
    return tx.findRow(
            "select requester, mail_sha256 from submissions where submission_key = ?",
            ticketRequest.key())
        .filter(
            resultRow ->
                !resultRow.text("requester").equals(ticketRequest.requester())
                    || (resultRow.findText("mail_sha256").isPresent()
                        && !resultRow.findText("mail_sha256").equals(mail)))
        .isPresent();
  }

  /** Records which e-mail came with a submission. */
  void recordMail(Transaction tx, String key, Optional<String> mail) {
    tx.update("update submissions set mail_sha256 = ? where submission_key = ?", mail, key);
  }

  /** Returns the submission with that key, which must exist. */
  TicketRequest get(Transaction tx, String key) {
    return tx.findRow("select * from submissions where submission_key = ?", key)
        .map(TicketRequestRepository::read)
        .orElseThrow(() -> new IllegalStateException("no submission " + key));
  }

  /** Returns the conversation about the submission's case; empty until it was looked up. */
  Optional<ConversationLink> conversation(Transaction tx, String key) {
    return tx.findRow("select platform, thread_url from submissions where submission_key = ?", key)
        .filter(resultRow -> resultRow.findText("platform").isPresent())
        .map(
            resultRow ->
                new ConversationLink(
                    resultRow.text("platform"), resultRow.findText("thread_url").map(URI::create)));
  }

  /** Records the conversation, so that every attempt at the ticket has the same text. */
  void recordConversation(Transaction tx, String key, ConversationLink conversationLink) {
    tx.update(
        "update submissions set platform = ?, thread_url = ? where submission_key = ?",
        conversationLink.platform(),
        conversationLink.link().map(URI::toString),
        key);
  }

  void add(Transaction tx, CaseId id, TicketRequest ticketRequest) {
    tx.update(
        "insert into submissions (submission_key, case_id, requester, subject, severity, note,"
            + " incomplete, reporter, mail_copy, by_agent, join_ticket, submitted)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ticketRequest.key(),
        id.text(),
        ticketRequest.requester(),
        ticketRequest.subject(),
        ticketRequest.ticketSeverity().name(),
        ticketRequest.note(),
        ticketRequest.incomplete(),
        ticketRequest.reporter(),
        ticketRequest.mailDisclosure().name(),
        ticketRequest.byAgent(),
        ticketRequest.joinTicket(),
        clock.instant());
  }

  private static TicketRequest read(ResultRow resultRow) {
    return new TicketRequest(
        resultRow.text("submission_key"),
        resultRow.text("requester"),
        resultRow.text("subject"),
        TicketSeverity.valueOf(resultRow.text("severity")),
        resultRow.text("note"),
        resultRow.isTrue("incomplete"),
        resultRow.text("reporter"),
        MailDisclosure.valueOf(resultRow.text("mail_copy")),
        resultRow.isTrue("by_agent"),
        resultRow.findText("join_ticket"));
  }
}
