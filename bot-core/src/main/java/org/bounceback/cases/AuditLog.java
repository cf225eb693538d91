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
 * Stores who changed what on our servers, who took over which case, who retried what, and who was
 * denied. Entries are added and never changed; old ones are deleted. When {@link #record} returns,
 * the entry is committed. Safe for concurrent use.
 */
public final class AuditLog {
  private final Database database;
  private final Clock clock;

  AuditLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The outcome of an action. */
  public enum AuditOutcome {
    /** The action is about to start; the next entry has its outcome. */
    BEGUN,
    DONE,
    FAILED,
    /** The person does not have the permission. */
    REFUSED
  }

  /**
   * One action.
   *
   * @param caseRequester who did it, and where
   * @param action what was done, such as {@code unblock}
   * @param target what it was done to
   * @param detail the outcome in words
   * @param about the case it belongs to; empty if it belongs to none or to several
   */
  public record AuditedAction(
      CaseRequester caseRequester,
      String action,
      String target,
      AuditOutcome auditOutcome,
      String detail,
      Optional<CaseId> about) {

    /** Creates an action about one case. */
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

  /** An action with the time it was recorded. */
  public record AuditEntry(Instant happened, AuditedAction auditedAction) {}

  /** Records an action. */
  public void record(AuditedAction auditedAction) throws StoreException {
    database.write(tx -> record(tx, auditedAction));
  }

  /** Records an action as part of {@code tx}. */
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

  /** Returns the actions that belong to a case, oldest first. */
  public List<AuditEntry> of(CaseId about) throws StoreException {
    return database
        .query("select * from audit where case_id = ? order by happened, id", about.text())
        .stream()
        .map(AuditLog::read)
        .toList();
  }

  /** Returns the latest actions of a kind, newest first, at most {@code most}. */
  public List<AuditEntry> recent(String action, int most) throws StoreException {
    return database
        .query(
            "select * from audit where action = ? order by happened desc, id limit ?", action, most)
        .stream()
        .map(AuditLog::read)
        .toList();
  }

  /** Deletes the entries older than this time and returns how many there were. */
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
