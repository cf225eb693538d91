package org.bounceback.store.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.supervision.StallDetector;

/**
 * Notices that nobody delivers: the outbox was not polled for a minute, or an entry has been due
 * for a minute and nobody has picked it. Safe for concurrent use.
 */
final class DeliveryWatch {
  private static final Duration MAX_SILENCE = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final StallDetector stall;
  private volatile long lastPoll;
  private volatile String task = "";

  DeliveryWatch(Database database, Clock clock, LongSupplier nanoTime) {
    this.database = database;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.stall = new StallDetector(nanoTime);
    this.lastPoll = nanoTime.getAsLong();
  }

  /** Notes that the outbox was polled just now. */
  void polled() {
    lastPoll = nanoTime.getAsLong();
  }

  /** Looks at the entry that has been due for longest and is not picked. */
  void look() throws StoreException {
    Optional<ResultRow> oldest =
        database
            .query(
                "select task_name, task_instance, version from scheduled_tasks"
                    + " where picked = ? and execution_time <= ?"
                    + " order by execution_time, task_name, task_instance limit 1",
                false,
                Timestamp.from(clock.instant()))
            .stream()
            .findFirst();
    task = oldest.map(resultRow -> resultRow.text("task_name")).orElse("");
    stall.saw(
        oldest.map(
            resultRow ->
                resultRow.text("task_name")
                    + "/"
                    + resultRow.text("task_instance")
                    + "/"
                    + resultRow.number("version")));
  }

  /** Why nothing is delivered at the moment; empty if it is. */
  Optional<String> trouble() {
    Duration silence = Duration.ofNanos(nanoTime.getAsLong() - lastPoll);
    if (silence.compareTo(MAX_SILENCE) > 0) {
      return Optional.of(
          "the outbox has not been polled for %d s; restart if the store works"
              .formatted(silence.toSeconds()));
    }
    return stall
        .stalledFor()
        .map(
            waited ->
                "an entry of the task %s is due and nobody has picked it for %d s"
                    .formatted(task, waited.toSeconds()));
  }
}
