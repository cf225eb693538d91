package org.bounceback.erasure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.CaseRequester;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/** Stores erasures that were requested and are not finished. */
final class Erasures {
  /** How long a request can be confirmed. */
  private static final Duration UNCONFIRMED = Duration.ofHours(1);

  /** The number of attempts before an erasure is given up. */
  static final int MAX_ATTEMPTS = 10;

  private static final int GIVEN_UP = MAX_ATTEMPTS + 1;

  private final Database database;
  private final Clock clock;

  Erasures(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An erasure that is not finished.
   *
   * @param by who requested it
   * @param erased how many cases were erased so far
   * @param attempts how often it was retried
   */
  record Pending(String id, MailAddress address, CaseRequester by, int erased, int attempts) {}

  /** Stores a request for an erasure. */
  Pending add(MailAddress address, CaseRequester by, boolean confirmed) throws StoreException {
    String id = UUID.randomUUID().toString();
    database.write(
        tx ->
            tx.update(
                "insert into erasures (id, address, person, workspace, channel, thread, asked,"
                    + " confirmed, erased) values (?, ?, ?, ?, ?, ?, ?, ?, 0)",
                id,
                address.toString(),
                by.person(),
                by.workspace(),
                by.channel(),
                by.thread(),
                clock.instant(),
                confirmed));
    return new Pending(id, address, by, 0, 0);
  }

  /**
   * Confirms a request of {@code person}, and returns it. Empty if there is no such request or it
   * has expired.
   */
  Optional<Pending> confirm(String id, String person) throws StoreException {
    return database.inTransaction(
        tx -> {
          int confirmed =
              tx.update(
                  "update erasures set confirmed = ? where id = ? and person = ?"
                      + " and confirmed = ? and asked > ?",
                  true,
                  id,
                  person,
                  false,
                  clock.instant().minus(UNCONFIRMED));
          return confirmed == 0
              ? Optional.empty()
              : tx.findRow("select * from erasures where id = ?", id).flatMap(Erasures::read);
        });
  }

  /**
   * Returns the erasures that were confirmed and not given up, oldest first. Deletes requests that
   * were not confirmed within an hour.
   */
  List<Pending> unfinished() throws StoreException {
    return database.inTransaction(
        tx -> {
          tx.update(
              "delete from erasures where confirmed = ? and asked <= ?",
              false,
              clock.instant().minus(UNCONFIRMED));
          return tx
              .query(
                  "select * from erasures where confirmed = ? and attempts < ? order by asked, id",
                  true,
                  GIVEN_UP)
              .stream()
              .flatMap(resultRow -> read(resultRow).stream())
              .toList();
        });
  }

  /**
   * Counts an attempt before it starts, so that an attempt that crashes the process is counted too.
   */
  void countAttempt(Pending pending) throws StoreException {
    database.write(
        tx -> tx.update("update erasures set attempts = attempts + 1 where id = ?", pending.id()));
  }

  /** Gives up an erasure. Returns false if it was already given up or finished. */
  boolean giveUp(Transaction tx, Pending pending) {
    return tx.update(
            "update erasures set attempts = ? where id = ? and attempts = ?",
            GIVEN_UP,
            pending.id(),
            MAX_ATTEMPTS)
        > 0;
  }

  /** Returns how many erasures were given up and not finished since. */
  int givenUp() throws StoreException {
    return (int)
        database
            .query("select count(*) as many from erasures where attempts >= ?", GIVEN_UP)
            .get(0)
            .number("many");
  }

  /** Counts a case that is erased in the same transaction. */
  void count(Transaction tx, Pending pending) {
    tx.update("update erasures set erased = erased + 1 where id = ?", pending.id());
  }

  /** Returns how many cases were erased. Empty if another process has finished the erasure. */
  Optional<Long> erased(Transaction tx, Pending pending) {
    return tx.findRow("select erased from erasures where id = ?", pending.id())
        .map(resultRow -> resultRow.number("erased"));
  }

  /**
   * Deletes a finished erasure, and those of the same address that were not confirmed or were given
   * up.
   */
  void finish(Transaction tx, Pending pending) {
    tx.update("delete from erasures where id = ?", pending.id());
    for (ResultRow resultRow :
        tx.query(
            "select id, address from erasures where confirmed = ? or attempts >= ?",
            false,
            GIVEN_UP)) {
      if (resultRow.text("address").equalsIgnoreCase(pending.address().toString())) {
        tx.update("delete from erasures where id = ?", resultRow.text("id"));
      }
    }
  }

  private static Optional<Pending> read(ResultRow resultRow) {
    var by =
        new CaseRequester(
            resultRow.text("person"),
            resultRow.text("workspace"),
            resultRow.text("channel"),
            resultRow.findText("thread"));
    return MailAddress.parse(resultRow.text("address"))
        .map(
            address ->
                new Pending(
                    resultRow.text("id"),
                    address,
                    by,
                    (int) resultRow.number("erased"),
                    (int) resultRow.number("attempts")));
  }
}
