package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Stores what has to happen after a transaction. An entry exists only if its transaction commits;
 * then {@link OutboxProcessor} delivers it.
 *
 * <p>Safe for concurrent use.
 */
public final class Outbox {
  private final Clock clock;

  /** Creates an outbox that takes the time of its entries from {@code clock}. */
  public Outbox(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds an entry that is due now; see {@link #put(Transaction, OutboxTask, String, String,
   * Instant)}.
   */
  public void put(Transaction tx, OutboxTask task, String id, String payload) {
    put(tx, task, id, payload, clock.instant());
  }

  /**
   * Adds an entry. Does nothing if an entry with this task and ID is queued; a dead letter with
   * this task and ID is replaced.
   *
   * @param due when to try the first delivery
   */
  public void put(Transaction tx, OutboxTask task, String id, String payload, Instant due) {
    OutboxTable.insert(tx, task, id, new OutboxPayload(clock.instant(), payload), due);
    tx.update("delete from undelivered where task = ? and id = ?", task.name(), id);
  }

  /** Returns whether an entry is queued or being delivered. */
  public boolean isWaiting(Transaction tx, OutboxTask task, String id) {
    return OutboxTable.isThere(tx, task, id);
  }

  /** Makes a {@linkplain DeliveryResult.Deferred deferred} entry due now. */
  public void rescheduleNow(Transaction tx, OutboxTask task, String id) {
    OutboxTable.rescheduleNow(tx, task, id, clock.instant());
  }

  /** Returns how many entries are queued, including those being delivered. */
  public long waiting(Transaction tx) {
    return tx.query("select count(*) as n from scheduled_tasks").get(0).number("n");
  }

  /** Returns the entries that were given up, oldest first. */
  public List<DeadLetter> undelivered(Transaction tx) {
    return tx.query("select * from undelivered order by given_up, task, id").stream()
        .map(
            resultRow ->
                new DeadLetter(
                    new OutboxTask(resultRow.text("task")),
                    resultRow.text("id"),
                    resultRow.text("payload"),
                    resultRow.text("why"),
                    resultRow.instant("given_up")))
        .toList();
  }

  /** Queues a dead letter again; it is due now. */
  public void retry(Transaction tx, DeadLetter entry) {
    put(tx, entry.task(), entry.id(), entry.payload());
  }

  /**
   * Deletes the queued entries of every task with this ID, or with an ID that starts with it and a
   * slash. Entries that are being delivered stay until their delivery ends.
   */
  public void drop(Transaction tx, String id) {
    tx.update(
        "delete from scheduled_tasks where picked = ?"
            + " and (task_instance = ? or task_instance like ?)",
        false,
        id,
        id + "/%");
  }

  /**
   * Deletes queued entries like {@link #drop}, and those being delivered as well. They are not
   * retried and leave no dead letter.
   */
  public void erase(Transaction tx, String id) {
    tx.update(
        "delete from scheduled_tasks where task_instance = ? or task_instance like ? escape '!'",
        id,
        id.replaceAll("[!%_]", "!$0") + "/%");
  }

  /** Returns how many entries of each task are queued. */
  public static List<Queue> queues(Database database) throws StoreException {
    return database
        .query("select task_name, count(*) as n from scheduled_tasks group by task_name")
        .stream()
        .map(resultRow -> new Queue(resultRow.text("task_name"), resultRow.number("n")))
        .toList();
  }

  /** Returns how many dead letters are stored. */
  public static long givenUp(Database database) throws StoreException {
    return database.query("select count(*) as n from undelivered").get(0).number("n");
  }

  /** The number of queued entries of a task. */
  public record Queue(String task, long entries) {}

  /** Deletes a delivered entry. */
  void remove(Transaction tx, OutboxTask task, OutboxEntry outboxEntry) {
    OutboxTable.delete(tx, task, outboxEntry.id());
  }

  /**
   * Moves an entry that is not retried to the dead letters for the operator, unless it was
   * {@linkplain #erase erased} in the meantime.
   */
  void giveUp(Transaction tx, OutboxTask task, OutboxEntry outboxEntry, String why) {
    if (OutboxTable.delete(tx, task, outboxEntry.id()) == 0) {
      return;
    }
    tx.update(
        "insert into undelivered (task, id, payload, why, put, given_up) values (?, ?, ?, ?, ?, ?)"
            + " on conflict (task, id) do update set why = excluded.why",
        task.name(),
        outboxEntry.id(),
        outboxEntry.payload(),
        why,
        outboxEntry.createdAt(),
        clock.instant());
  }
}
