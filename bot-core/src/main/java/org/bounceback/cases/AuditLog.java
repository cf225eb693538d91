package org.bounceback.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Who changed what on our servers, took which case in hand or had what tried again, and who was
 * refused. Entries are only ever added, and deleted when they are old; when {@link #record}
 * returns, the entry is on the disk. Safe for concurrent use.
 */
public final class AuditLog {
  private final Database database;
  private final Clock clock;

  AuditLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How an act ended. */
  public enum AuditOutcome {
    /** It is about to be done; what comes of it stands in the next entry. */
    BEGUN,
    DONE,
    FAILED,
    /** The person may not do that. */
    REFUSED
  }

  /**
   * One act.
   *
   * @param caseRequester who, and where
   * @param action what, such as {@code unblock}
   * @param target on what
   * @param detail what came of it, in words
   * @param about the case it belongs to; empty where it is about none, or about many
   */
  public record AuditedAction(
      CaseRequester caseRequester,
      String action,
      String target,
      AuditOutcome auditOutcome,
      String detail,
      Optional<CaseId> about) {

    /** An act about one case. */
    public AuditedAction(
        CaseRequester caseRequester,
        String action,
        String target,
        AuditOutcome auditOutcome,
        String detail,
        CaseId about) {
      this(caseRequester, action, target, auditOutcome, detail, Optional.of(about));
    }
  }

  /** An act with the moment it was written down. */
  public record AuditEntry(Instant happened, AuditedAction auditedAction) {}

  /** Writes an act down. */
  public void record(AuditedAction auditedAction) throws StoreException {
    database.write(tx -> record(tx, auditedAction));
  }

  /** Writes an act down as part of {@code tx}. */
  public void record(Transaction tx, AuditedAction auditedAction) {
    tx.update(
        "insert into audit (id, happened, person, workspace, channel, action, target,"
            + " outcome, detail, case_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        clock.instant(),
        auditedAction.caseRequester().person(),
        auditedAction.caseRequester().workspace(),
        auditedAction.caseRequester().channel(),
        auditedAction.action(),
        auditedAction.target(),
        auditedAction.auditOutcome().name().toLowerCase(Locale.ROOT),
        auditedAction.detail(),
        auditedAction.about().map(CaseId::text).orElse(""));
  }

  /** The acts that belong to a case, oldest first. */
  public List<AuditEntry> of(CaseId about) throws StoreException {
    return database
        .query("select * from audit where case_id = ? order by happened, id", about.text())
        .stream()
        .map(AuditLog::read)
        .toList();
  }

  /** The newest acts of that kind, newest first, at most {@code most}. */
  public List<AuditEntry> recent(String action, int most) throws StoreException {
    return database
        .query(
            "select * from audit where action = ? order by happened desc, id limit ?", action, most)
        .stream()
        .map(AuditLog::read)
        .toList();
  }

  /** Deletes the entries from before that; returns how many. */
  public int purge(Instant before) throws StoreException {
    return database.inTransaction(tx -> tx.update("delete from audit where happened < ?", before));
  }

  private static AuditEntry read(ResultRow resultRow) {
    return new AuditEntry(
        resultRow.instant("happened"),
        new AuditedAction(
            new CaseRequester(
                resultRow.text("person"),
                resultRow.text("workspace"),
                resultRow.text("channel"),
                Optional.empty()),
            resultRow.text("action"),
            resultRow.text("target"),
            AuditOutcome.valueOf(resultRow.text("outcome").toUpperCase(Locale.ROOT)),
            resultRow.text("detail"),
            CaseId.parse(resultRow.text("case_id"))));
  }
}
