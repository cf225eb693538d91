package org.bounceback.store.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import org.bounceback.store.Transaction;

/**
 * The table in which db-scheduler keeps its tasks, for the statements that have to be part of our
 * own transactions. Its columns are the library's documented schema; moments are bound as the
 * library binds them.
 */
final class OutboxTable {
  private static final int URGENT = 10;
  private static final String RELEASE =
      "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null,"
          + " version = version + 1%s where picked = ?";
  private static final String KEEP_COUNT = RELEASE.formatted("");
  private static final String RESET_COUNT = RELEASE.formatted(", begun = 0");

  private OutboxTable() {}

  /** Schedules a task; nothing happens while one of that name and id is there. */
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

  /** Answers how many there were, one at most. */
  static int delete(Transaction tx, OutboxTask task, String id) {
    return tx.update(
        "delete from scheduled_tasks where task_name = ? and task_instance = ?", task.name(), id);
  }

  /** Hands a picked task back, one failure later. */
  static void postpone(Transaction tx, OutboxTask task, String id, Instant now, Instant due) {
    tx.update(
        "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null,"
            + " last_failure = ?, consecutive_failures = coalesce(consecutive_failures, 0) + 1,"
            + " execution_time = ?, version = version + 1, begun = 0"
            + " where task_name = ? and task_instance = ?",
        false,
        Timestamp.from(now),
        Timestamp.from(due),
        task.name(),
        id);
  }

  /** Hands a picked task back, and nothing has failed. */
  static void putBack(Transaction tx, OutboxTask task, String id, Instant due) {
    tx.update(
        "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null,"
            + " execution_time = ?, version = version + 1, begun = 0"
            + " where task_name = ? and task_instance = ?",
        false,
        Timestamp.from(due),
        task.name(),
        id);
  }

  /** Hands a picked task back whose delivery was not begun. */
  static void putOff(Transaction tx, OutboxTask task, String id, Instant due) {
    tx.update(
        "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null,"
            + " execution_time = ?, version = version + 1"
            + " where task_name = ? and task_instance = ?",
        false,
        Timestamp.from(due),
        task.name(),
        id);
  }

  /** Counts a delivery that begins; the library's version stays, which its heartbeats name. */
  static int begin(Transaction tx, OutboxTask task, String id) {
    return tx.update(
        "update scheduled_tasks set begun = begun + 1 where task_name = ? and task_instance = ?",
        task.name(),
        id);
  }

  static boolean isThere(Transaction tx, OutboxTask task, String id) {
    return tx.findRow(
            "select task_name from scheduled_tasks where task_name = ? and task_instance = ?",
            task.name(),
            id)
        .isPresent();
  }

  /** Frees what was picked by processes that no longer run; what they had begun stays counted. */
  static void releaseOfTheDead(Transaction tx) {
    tx.update(KEEP_COUNT + " and picked_by not in (select name from replicas)", false, true);
  }

  /** Frees what that process picked. */
  static void release(Transaction tx, String replica) {
    tx.update(RESET_COUNT + " and picked_by = ?", false, true, replica);
  }

  /** Frees one of those that this process picked. */
  static void release(Transaction tx, String replica, OutboxTask task, String id) {
    tx.update(
        RESET_COUNT + " and picked_by = ? and task_name = ? and task_instance = ?",
        false,
        true,
        replica,
        task.name(),
        id);
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

  /** Makes a task due at once that was put back and has not failed. */
  static void hasten(Transaction tx, OutboxTask task, String id, Instant now) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where task_name = ? and task_instance = ? and execution_time > ? and picked = ?"
            + " and coalesce(consecutive_failures, 0) = 0",
        Timestamp.from(now),
        task.name(),
        id,
        Timestamp.from(now),
        false);
  }

  /** Makes what waits for another try due at once; what was put for later keeps its time. */
  static void hasten(Transaction tx, Instant now) {
    tx.update(
        "update scheduled_tasks set execution_time = ?, version = version + 1"
            + " where consecutive_failures > 0 and execution_time > ? and picked = ?",
        Timestamp.from(now),
        Timestamp.from(now),
        false);
  }
}
