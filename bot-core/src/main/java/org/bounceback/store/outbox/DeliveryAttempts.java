package org.bounceback.store.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.bounceback.store.Database;
import org.bounceback.store.GroupCommit;
import org.bounceback.store.StoreException;

/**
 * Counts in the database the deliveries that were begun and have no outcome, since the process
 * ended in the middle of them. An entry that brings the process down is thereby found at the next
 * start and given up after three times. Safe for concurrent use.
 *
 * <p>A process that ends takes all deliveries with it that were going on. So that harmless entries
 * are not given up with the one that did it, entries that were interrupted in this way are
 * delivered one at a time.
 */
final class DeliveryAttempts {
  /** As often as the inbox takes up what brings the process down. */
  static final int MAX = 3;

  /** When to look again while another interrupted entry is being delivered. */
  static final Duration NEXT_LOOK = Duration.ofMillis(200);

  static final String GIVEN_UP =
      "Bounceback itself stopped "
          + MAX
          + " times while it worked on this, so it does not try again by itself."
          + " Look in the log for the reason before you retry it";

  private final Database database;
  private final GroupCommit commits;
  private final Semaphore interrupted = new Semaphore(1);

  DeliveryAttempts(Database database) {
    this.database = database;
    this.commits = new GroupCommit(database);
  }

  /** How many deliveries of an entry have no outcome; none where it is not there any more. */
  int unfinished(OutboxTask task, String id) throws StoreException {
    return database
        .query(
            "select begun from scheduled_tasks where task_name = ? and task_instance = ?",
            task.name(),
            id)
        .stream()
        .findFirst()
        .map(resultRow -> (int) resultRow.number("begun"))
        .orElse(0);
  }

  /** Counts a delivery; when this returns, the count is on the disk. */
  void begin(OutboxTask task, String id) throws StoreException {
    commits.write(tx -> OutboxTable.begin(tx, task, id));
  }

  /** Whether an interrupted entry may be delivered now; then {@link #leave} has to follow. */
  boolean enter() {
    return interrupted.tryAcquire();
  }

  void leave() {
    interrupted.release();
  }
}
