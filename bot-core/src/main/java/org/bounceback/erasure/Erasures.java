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

/** Erasures that were asked for and are not finished. */
final class Erasures {
  /** So long a question waits to be confirmed. */
  private static final Duration UNCONFIRMED = Duration.ofHours(1);

  /** So often one is begun again before it is given up. */
  static final int MAX_ATTEMPTS = 10;

  private static final int GIVEN_UP = MAX_ATTEMPTS + 1;

  private final Database database;
  private final Clock clock;

  Erasures(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param by who asked for it
   * @param erased how many cases were erased until now
   * @param attempts how often it was begun again
   */
  record Pending(String id, MailAddress address, CaseRequester by, int erased, int attempts) {}

  /** Writes down that one was asked for. */
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

  /** The one that {@code person} asked for and confirms now; empty when it waits no more. */
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
   * Those that were confirmed and not given up, oldest first. What nobody confirmed in an hour is
   * deleted.
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

  /** Counts an attempt before it begins, so that one that ends the process counts too. */
  void attempt(Pending pending) throws StoreException {
    database.write(
        tx -> tx.update("update erasures set attempts = attempts + 1 where id = ?", pending.id()));
  }

  /** Gives one up; false when that was done before or it was finished. */
  boolean giveUp(Transaction tx, Pending pending) {
    return tx.update(
            "update erasures set attempts = ? where id = ? and attempts = ?",
            GIVEN_UP,
            pending.id(),
            MAX_ATTEMPTS)
        > 0;
  }

  /** How many were given up and not done since. */
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

  /** How many cases were erased; empty when another process has finished it. */
  Optional<Long> erased(Transaction tx, Pending pending) {
    return tx.findRow("select erased from erasures where id = ?", pending.id())
        .map(resultRow -> resultRow.number("erased"));
  }

  /** Deletes a finished one, and whatever else was asked for the same address. */
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
