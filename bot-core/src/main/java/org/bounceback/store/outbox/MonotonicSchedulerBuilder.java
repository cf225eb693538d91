package org.bounceback.store.outbox;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Builds a scheduler that looks for due entries in steps of real time. The library's own waits by
 * the wall clock: set back by an hour, it would look for nothing during that hour.
 */
final class MonotonicSchedulerBuilder extends SchedulerBuilder {
  private static final double FETCH_BELOW = 0.5;

  // No more than there are threads: an entry that is picked and queued has no heartbeats.
  private static final double FETCH_UP_TO = 1.0;

  private final Runnable polled;

  /**
   * A builder.
   *
   * @param polled is called after each look for due entries
   */
  MonotonicSchedulerBuilder(DataSource source, List<Task<?>> tasks, Runnable polled) {
    super(source, tasks);
    this.polled = polled;
  }

  /** Whether entries are locked as they are fetched, lest several processes go for the same. */
  SchedulerBuilder lockingIf(boolean shared) {
    return shared ? pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO) : this;
  }

  @Override
  protected Waiter buildWaiter() {
    // The library's own event for a look is not sent by each of its strategies.
    return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime())) {
      @Override
      public void doWait() throws InterruptedException {
        polled.run();
        super.doWait();
      }
    };
  }
}
