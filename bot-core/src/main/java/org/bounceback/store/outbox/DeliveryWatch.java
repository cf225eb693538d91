package org.bounceback.store.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.supervision.StallDetector;

/** Detects an entry that has been due for a minute and was not picked. Safe for concurrent use. */
final class DeliveryWatch {
  private final Database database;
  private final Clock clock;
  private final StallDetector stall;
  private volatile String task = "";

  DeliveryWatch(Database database, Clock clock, LongSupplier nanoTime) {
    this.database = database;
    this.clock = clock;
    this.stall = new StallDetector(nanoTime);
  }

  /** Checks the entry that has been due for longest and is not picked. */
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
    stall.update(
        oldest.map(
            resultRow ->
                resultRow.text("task_name")
                    + "/"
                    + resultRow.text("task_instance")
                    + "/"
                    + resultRow.number("version")));
  }

  /** Returns why due entries are not being delivered right now; empty if they are. */
  Optional<String> problem() {
    return stall
        .stalledFor()
        .map(
            waited ->
                "an entry of the task %s has been due and not picked for %d s"
                    .formatted(task, waited.toSeconds()));
  }
}
