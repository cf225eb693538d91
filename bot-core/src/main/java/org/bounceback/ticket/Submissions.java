package org.bounceback.ticket;

import java.time.Clock;
import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.store.Row;
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
        .map(row -> new CaseId(row.text("case_id")));
  }

  /** The submission of that key, which must be there. */
  Submission get(Transaction tx, String key) {
    return tx.findRow("select * from submissions where submission_key = ?", key)
        .map(Submissions::read)
        .orElseThrow(() -> new IllegalStateException("no submission " + key));
  }

  void add(Transaction tx, CaseId id, Submission submission) {
    tx.update(
        "insert into submissions (submission_key, case_id, requester, subject, severity, note,"
            + " incomplete, submitted) values (?, ?, ?, ?, ?, ?, ?, ?)",
        submission.key(),
        id.text(),
        submission.requester(),
        submission.subject(),
        submission.severity().name(),
        submission.note(),
        submission.incomplete(),
        clock.instant());
  }

  private static Submission read(Row row) {
    return new Submission(
        row.text("submission_key"),
        row.text("requester"),
        row.text("subject"),
        Severity.valueOf(row.text("severity")),
        row.text("note"),
        row.isTrue("incomplete"));
  }
}
