package org.bounceback.ticket;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.store.ResultRow;
import org.bounceback.store.Transaction;

/** The table {@code submissions}: every wish for a ticket, by its key. */
final class Submissions {
  private final Clock clock;

  Submissions(Clock clock) {
    this.clock = clock;
  }

  /** The case that was submitted under {@code key}. */
  Optional<CaseId> caseOf(Transaction tx, String key) {
    return tx.findRow("select case_id from submissions where submission_key = ?", key)
        .map(resultRow -> new CaseId(resultRow.text("case_id")));
  }

  /**
   * Whether the key of a submission was used before by another requester or for another mail. Of
   * mails that were submitted before digests were kept nothing is known.
   *
   * @param mail SHA-256 of the mail, in hexadecimal
   */
  boolean isOfAnother(Transaction tx, Submission submission, Optional<String> mail) {
    return tx.findRow(
            "select requester, mail_sha256 from submissions where submission_key = ?",
            submission.key())
        .filter(
            resultRow ->
                !resultRow.text("requester").equals(submission.requester())
                    || (resultRow.findText("mail_sha256").isPresent()
                        && !resultRow.findText("mail_sha256").equals(mail)))
        .isPresent();
  }

  /** Writes down which mail came with a submission. */
  void recordMail(Transaction tx, String key, Optional<String> mail) {
    tx.update("update submissions set mail_sha256 = ? where submission_key = ?", mail, key);
  }

  /** The submission of that key, which must be there. */
  Submission get(Transaction tx, String key) {
    return tx.findRow("select * from submissions where submission_key = ?", key)
        .map(Submissions::read)
        .orElseThrow(() -> new IllegalStateException("no submission " + key));
  }

  /** Where the case of that submission is talked about; empty until that was looked up. */
  Optional<Brought> brought(Transaction tx, String key) {
    return tx.findRow("select platform, thread_url from submissions where submission_key = ?", key)
        .filter(resultRow -> resultRow.findText("platform").isPresent())
        .map(
            resultRow ->
                new Brought(
                    resultRow.text("platform"), resultRow.findText("thread_url").map(URI::create)));
  }

  /** Writes that down, so that every try at the ticket says the same. */
  void recordBrought(Transaction tx, String key, Brought brought) {
    tx.update(
        "update submissions set platform = ?, thread_url = ? where submission_key = ?",
        brought.platform(),
        brought.link().map(URI::toString),
        key);
  }

  void add(Transaction tx, CaseId id, Submission submission) {
    tx.update(
        "insert into submissions (submission_key, case_id, requester, subject, severity, note,"
            + " incomplete, reporter, mail_copy, by_agent, join_ticket, submitted)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        submission.key(),
        id.text(),
        submission.requester(),
        submission.subject(),
        submission.severity().name(),
        submission.note(),
        submission.incomplete(),
        submission.reporter(),
        submission.copy().name(),
        submission.byAgent(),
        submission.joinTicket(),
        clock.instant());
  }

  private static Submission read(ResultRow resultRow) {
    return new Submission(
        resultRow.text("submission_key"),
        resultRow.text("requester"),
        resultRow.text("subject"),
        Severity.valueOf(resultRow.text("severity")),
        resultRow.text("note"),
        resultRow.isTrue("incomplete"),
        resultRow.text("reporter"),
        Copy.valueOf(resultRow.text("mail_copy")),
        resultRow.isTrue("by_agent"),
        resultRow.findText("join_ticket"));
  }
}
