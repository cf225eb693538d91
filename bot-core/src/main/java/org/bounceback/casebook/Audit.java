package org.bounceback.casebook;

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
public final class Audit {
  private final Database database;
  private final Clock clock;

  Audit(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How an act ended. */
  public enum Outcome {
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
   * @param asker who, and where
   * @param action what, such as {@code unblock}
   * @param target on what
   * @param detail what came of it, in words
   * @param about the case it belongs to; empty where it is about none, or about many
   */
  public record Act(
      Asker asker,
      String action,
      String target,
      Outcome outcome,
      String detail,
      Optional<CaseId> about) {

    /** An act about one case. */
    public Act(
        Asker asker, String action, String target, Outcome outcome, String detail, CaseId about) {
      this(asker, action, target, outcome, detail, Optional.of(about));
    }
  }

  /** An act with the moment it was written down. */
  public record Entry(Instant happened, Act act) {}

  /** Writes an act down. */
  public void record(Act act) throws StoreException {
    database.write(tx -> record(tx, act));
  }

  /** Writes an act down as part of {@code tx}. */
  public void record(Transaction tx, Act act) {
    tx.update(
        "insert into audit (id, happened, person, workspace, channel, action, target,"
            + " outcome, detail, case_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        clock.instant(),
        act.asker().person(),
        act.asker().workspace(),
        act.asker().channel(),
        act.action(),
        act.target(),
        act.outcome().name().toLowerCase(Locale.ROOT),
        act.detail(),
        act.about().map(CaseId::text).orElse(""));
  }

  /** The acts that belong to a case, oldest first. */
  public List<Entry> of(CaseId about) throws StoreException {
    return database
        .query("select * from audit where case_id = ? order by happened, id", about.text())
        .stream()
        .map(Audit::read)
        .toList();
  }

  /** The newest acts of that kind, newest first, at most {@code most}. */
  public List<Entry> recent(String action, int most) throws StoreException {
    return database
        .query(
            "select * from audit where action = ? order by happened desc, id limit ?", action, most)
        .stream()
        .map(Audit::read)
        .toList();
  }

  /** Deletes the entries from before that; returns how many. */
  public int purge(Instant before) throws StoreException {
    return database.inTransaction(tx -> tx.update("delete from audit where happened < ?", before));
  }

  private static Entry read(ResultRow resultRow) {
    return new Entry(
        resultRow.instant("happened"),
        new Act(
            new Asker(
                resultRow.text("person"),
                resultRow.text("workspace"),
                resultRow.text("channel"),
                Optional.empty()),
            resultRow.text("action"),
            resultRow.text("target"),
            Outcome.valueOf(resultRow.text("outcome").toUpperCase(Locale.ROOT)),
            resultRow.text("detail"),
            CaseId.parse(resultRow.text("case_id"))));
  }
}
