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
 * The statements on the table of entries. Its name and columns are those that db-scheduler used in
 * earlier versions, so that an upgrade and a downgrade find each other's entries.
 */
final class OutboxTable {
  /** As often as the inbox retries an event that ends the process. */
  static final int MAX_BEGUN = 3;

  private static final int URGENT = 10;
  private static final String FREE =
      "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null,"
          + " version = version + 1";
  private static final String ENTRY = " where task_name = ? and task_instance = ?";

  private OutboxTable() {}

  /** The primary key of an entry. */
  record Key(String task, String id) {}

  /**
   * An entry that is due.
   *
   * @param begun how many deliveries have no outcome, because the process ended meanwhile
   */
  record Row(Key key, String data, int failures, int begun) {
    /** Whether the process ended while it was delivered, and another try is allowed. */
    boolean isInterrupted() {
      return begun > 0 && !isExhausted();
    }

    boolean isExhausted() {
      return begun >= MAX_BEGUN;
    }

    OutboxEntry entry() {
      OutboxPayload outboxPayload = OutboxPayload.parse(data);
      return new OutboxEntry(key.id(), outboxPayload.payload(), outboxPayload.put(), failures);
    }
  }

  /** Inserts an entry; nothing happens while one of that task and id is there. */
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

  /** Returns how many there were, one at most. */
  static int delete(Transaction tx, OutboxTask task, String id) {
    return tx.update("delete from scheduled_tasks" + ENTRY, task.name(), id);
  }

  /**
   * The entries of these tasks that are due and not picked, in the order in which to pick them.
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
                + " where picked = ? and execution_time <= ? and task_name in ("
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

  /** Marks a due entry as being delivered by that process and counts the delivery. */
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

  /** What that process has picked. */
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

  /** Returns a picked entry to the queue, one failure later. */
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

  /** Returns a picked entry to the queue, and nothing has failed. */
  static void putBack(Transaction tx, OutboxTask task, String id, Instant due) {
    tx.update(
        FREE + ", execution_time = ?, begun = 0" + ENTRY,
        false,
        Timestamp.from(due),
        task.name(),
        id);
  }

  /** Makes an entry due later that is not picked; its count of deliveries stays. */
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

  /** Frees what was picked by processes that no longer run; their deliveries stay counted. */
  static void releaseOfTheDead(Transaction tx) {
    tx.update(
        FREE + " where picked = ? and picked_by not in (select name from replicas)", false, true);
  }

  /** Frees what that process picked. */
  static void release(Transaction tx, String replica) {
    tx.update(FREE + ", begun = 0 where picked = ? and picked_by = ?", false, true, replica);
  }

  /** Frees one entry if that process has it picked. */
  static void release(Transaction tx, String replica, Key key) {
    tx.update(
        FREE + ", begun = 0" + ENTRY + " and picked = ? and picked_by = ?",
        false,
        key.task(),
        key.id(),
        true,
        replica);
  }

  /** Makes what is due until {@code end} due at once. */
  static void hastenUntil(Transaction tx, Instant now, Instant end) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where execution_time > ? and execution_time <= ? and picked = ?",
        Timestamp.from(now),
        Timestamp.from(now),
        Timestamp.from(end),
        false);
  }

  /** Makes an entry due at once that was put back and has not failed. */
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

  /** Makes what waits for another try due at once; what was put for later keeps its time. */
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
