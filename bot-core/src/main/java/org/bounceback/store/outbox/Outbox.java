package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Where a transaction leaves what has to happen because of it. The entry exists exactly if the
 * transaction commits; from then on {@link OutboxProcessor} sees to it.
 *
 * <p>Safe for concurrent use.
 */
public final class Outbox {
  private final Clock clock;

  /** An outbox whose entries are dated by {@code clock}. */
  public Outbox(Clock clock) {
    this.clock = clock;
  }

  /**
   * Puts an entry that is due at once; see {@link #put(Transaction, OutboxTask, String, String,
   * Instant)}.
   */
  public void put(Transaction tx, OutboxTask task, String id, String payload) {
    put(tx, task, id, payload, clock.instant());
  }

  /**
   * Puts an entry. While one with that task and id waits, nothing happens; one that was given up is
   * taken up anew.
   *
   * @param due when to deliver it first
   */
  public void put(Transaction tx, OutboxTask task, String id, String payload, Instant due) {
    OutboxTable.insert(tx, task, id, new OutboxPayload(clock.instant(), payload), due);
    tx.update("delete from undelivered where task = ? and id = ?", task.name(), id);
  }

  /** Whether an entry waits, or is being delivered. */
  public boolean isWaiting(Transaction tx, OutboxTask task, String id) {
    return OutboxTable.isThere(tx, task, id);
  }

  /**
   * Lets an entry have its turn at once whose turn had {@linkplain DeliveryResult.Deferred not
   * come}.
   */
  public void rescheduleNow(Transaction tx, OutboxTask task, String id) {
    OutboxTable.rescheduleNow(tx, task, id, clock.instant());
  }

  /** How many entries wait, among them those that are being delivered. */
  public long waiting(Transaction tx) {
    return tx.query("select count(*) as n from scheduled_tasks").get(0).number("n");
  }

  /** The entries that were given up, oldest first. */
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

  /** Takes an entry up anew that was given up; it is due at once. */
  public void retry(Transaction tx, DeadLetter entry) {
    put(tx, entry.task(), entry.id(), entry.payload());
  }

  /**
   * Drops what waits under that id or one that goes on behind it with a slash, of whatever task.
   * What is being delivered stays, and ends by itself.
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
   * Deletes what waits under that id as {@link #drop} does, and what is being delivered as well:
   * nothing of it is kept aside or tried again.
   */
  public void erase(Transaction tx, String id) {
    tx.update(
        "delete from scheduled_tasks where task_instance = ? or task_instance like ? escape '!'",
        id,
        id.replaceAll("[!%_]", "!$0") + "/%");
  }

  /** How many entries of each task wait. */
  public static List<Queue> queues(Database database) throws StoreException {
    return database
        .query("select task_name, count(*) as n from scheduled_tasks group by task_name")
        .stream()
        .map(resultRow -> new Queue(resultRow.text("task_name"), resultRow.number("n")))
        .toList();
  }

  /** How many entries were given up and are kept. */
  public static long givenUp(Database database) throws StoreException {
    return database.query("select count(*) as n from undelivered").get(0).number("n");
  }

  /** The entries of a task that wait. */
  public record Queue(String task, long entries) {}

  /** Takes an entry away that was delivered. */
  void remove(Transaction tx, OutboxTask task, OutboxEntry outboxEntry) {
    OutboxTable.delete(tx, task, outboxEntry.id());
  }

  /**
   * Takes an entry away that nobody will try again, and keeps it aside for the operator; but not
   * one that was {@linkplain #erase erased} meanwhile.
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
        outboxEntry.put(),
        clock.instant());
  }
}
