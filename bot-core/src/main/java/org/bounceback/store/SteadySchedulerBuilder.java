package org.bounceback.store;

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
final class SteadySchedulerBuilder extends SchedulerBuilder {

  SteadySchedulerBuilder(DataSource source, List<Task<?>> tasks) {
    super(source, tasks);
  }

  @Override
  protected Waiter buildWaiter() {
    return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
  }
}
