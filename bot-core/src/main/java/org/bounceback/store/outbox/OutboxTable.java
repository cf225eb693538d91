package org.bounceback.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * The SQL statements for the table of entries. It has the name and columns that db-scheduler used
 * in earlier versions, so that entries survive an upgrade and a downgrade.
 */
final class OutboxTable {
  /** The same limit as in the inbox for an event that ends the process. */
  static final int MAX_BEGUN = 3;

  private static final int URGENT = 10;
  private static final String FREE =
      "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null,"
          + " version = version + 1";

  /** A delivery that did not end the process does not count, but earlier ones still do. */
  private static final String NOT_COUNTED =
      ", begun = case when begun > 0 then begun - 1 else 0 end";

  private static final String ENTRY = " where task_name = ? and task_instance = ?";

  private OutboxTable() {}

  /** The primary key of an entry. */
  record Key(String task, String id) {}

  /**
   * A due entry.
   *
   * @param begun how many deliveries have no outcome because the process ended during them
   */
  record Row(Key key, String data, int failures, int begun) {
    /** Returns whether the process ended during its delivery and a retry is allowed. */
    boolean isInterrupted() {
      return begun > 0 && !isExhausted();
    }

    boolean isExhausted() {
      return begun >= MAX_BEGUN;
    }

    OutboxEntry entry() {
      OutboxPayload outboxPayload = OutboxPayload.parse(data);
      return new OutboxEntry(
          key.id(), outboxPayload.payload(), outboxPayload.createdAt(), failures);
    }
  }

  /** Inserts an entry unless one with this task and ID exists. */
  static void insert(
      Transaction tx, OutboxTask task, String id, OutboxPayload outboxPayload, Instant due) {
    tx.update(
        "insert into scheduled_tasks"
            + " (task_name, task_instance, task_data, execution_time, picked, version, priority)"
            + " values (?, ?, ?, ?, ?, 1, ?) on conflict (task_name, task_instance) do nothing",
        task.name(),
        id,
        outboxPayload.toBytes(),
        Timestamp.from(due),
        false,
        task.urgent() ? URGENT : 0);
  }

  /** Deletes an entry and returns how many rows were deleted, at most one. */
  static int delete(Transaction tx, OutboxTask task, String id) {
    return tx.update("delete from scheduled_tasks" + ENTRY, task.name(), id);
  }

  /**
   * Returns the entries of these tasks that are due and not picked, in the order to pick them.
   *
   * @param isShared whether other processes pick from the same table at the same time
   */
  static List<Row> due(
      Transaction tx, Set<String> tasks, Instant now, int limit, boolean isShared) {
    var arguments = new ArrayList<Object>(List.of(false, Timestamp.from(now)));
    arguments.addAll(tasks);
    arguments.add(limit);
    return tx
        .query(
            "select task_name, task_instance, task_data, begun,"
                + " coalesce(consecutive_failures, 0) as failures from scheduled_tasks"
                + " where picked = ? and execution_time <= ? and task_data is not null"
                + " and task_name in ("
                + String.join(", ", Collections.nCopies(tasks.size(), "?"))
                + ") order by priority desc, execution_time limit ?"
                + (isShared ? " for update skip locked" : ""),
            arguments.toArray())
        .stream()
        .map(
            row ->
                new Row(
                    key(row),
                    new String(row.bytes("task_data"), UTF_8),
                    (int) row.number("failures"),
                    (int) row.number("begun")))
        .toList();
  }

  /** Marks a due entry as picked by this process and counts the delivery. */
  static void pick(Transaction tx, Key key, String replica) {
    tx.update(
        "update scheduled_tasks set picked = ?, picked_by = ?, begun = begun + 1,"
            + " version = version + 1"
            + ENTRY,
        true,
        replica,
        key.task(),
        key.id());
  }

  /** Returns the entries that this process has picked. */
  static List<Key> pickedBy(Database database, String replica) throws StoreException {
    return database
        .query(
            "select task_name, task_instance from scheduled_tasks"
                + " where picked = ? and picked_by = ?",
            true,
            replica)
        .stream()
        .map(OutboxTable::key)
        .toList();
  }

  /**
   * Returns whether this process has picked an entry. In a shared database, no other process can
   * release or pick it until the transaction ends.
   */
  static boolean isPickedBy(
      Transaction tx, OutboxTask task, String id, String replica, boolean isShared) {
    return tx.findRow(
            "select task_name from scheduled_tasks"
                + ENTRY
                + " and picked = ? and picked_by = ?"
                + (isShared ? " for update" : ""),
            task.name(),
            id,
            true,
            replica)
        .isPresent();
  }

  /** Returns a picked entry to the queue and counts a failure. */
  static void postpone(Transaction tx, OutboxTask task, String id, Instant now, Instant due) {
    tx.update(
        FREE
            + ", last_failure = ?, consecutive_failures = coalesce(consecutive_failures, 0) + 1,"
            + " execution_time = ?, begun = 0"
            + ENTRY,
        false,
        Timestamp.from(now),
        Timestamp.from(due),
        task.name(),
        id);
  }

  /** Returns a picked entry to the queue without counting a failure. */
  static void putBack(Transaction tx, OutboxTask task, String id, Instant due) {
    tx.update(
        FREE + ", execution_time = ?, begun = 0" + ENTRY,
        false,
        Timestamp.from(due),
        task.name(),
        id);
  }

  /** Postpones an entry that is not picked; its number of deliveries does not change. */
  static void putOff(Transaction tx, Key key, Instant due) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1" + ENTRY,
        Timestamp.from(due),
        key.task(),
        key.id());
  }

  static boolean isThere(Transaction tx, OutboxTask task, String id) {
    return tx.findRow("select task_name from scheduled_tasks" + ENTRY, task.name(), id).isPresent();
  }

  /** Releases entries picked by processes that no longer run; these deliveries still count. */
  static void releaseOfTheDead(Transaction tx) {
    tx.update(
        FREE + " where picked = ? and picked_by not in (select name from replicas)", false, true);
  }

  /** Releases the entries that this process picked. */
  static void release(Transaction tx, String replica) {
    tx.update(FREE + NOT_COUNTED + " where picked = ? and picked_by = ?", false, true, replica);
  }

  /** Releases an entry if this process has picked it. */
  static void release(Transaction tx, String replica, Key key) {
    tx.update(
        FREE + NOT_COUNTED + ENTRY + " and picked = ? and picked_by = ?",
        false,
        key.task(),
        key.id(),
        true,
        replica);
  }

  /** Makes entries that are due until {@code end} due now. */
  static void hastenUntil(Transaction tx, Instant now, Instant end) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where execution_time > ? and execution_time <= ? and picked = ?",
        Timestamp.from(now),
        Timestamp.from(now),
        Timestamp.from(end),
        false);
  }

  /** Makes an entry due now that was deferred and has not failed. */
  static void rescheduleNow(Transaction tx, OutboxTask task, String id, Instant now) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + ENTRY
            + " and execution_time > ? and picked = ?"
            + " and coalesce(consecutive_failures, 0) = 0",
        Timestamp.from(now),
        task.name(),
        id,
        Timestamp.from(now),
        false);
  }

  /** Makes entries that wait for a retry due now; entries scheduled for later keep their time. */
  static void rescheduleNow(Transaction tx, Instant now) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where consecutive_failures > 0 and execution_time > ? and picked = ?",
        Timestamp.from(now),
        Timestamp.from(now),
        false);
  }

  private static Key key(ResultRow resultRow) {
    return new Key(resultRow.text("task_name"), resultRow.text("task_instance"));
  }
}
