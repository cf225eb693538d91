package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.Optional;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedLoop;
import org.bounceback.supervision.SupervisedScheduler;

/**
 * Runs short tasks after a delay, one at a time, and repeats longer ones on a separate thread,
 * until it is closed.
 */
public final class DelayedTaskRunner implements AutoCloseable {
  private static final Duration MAX_RUN = Duration.ofMinutes(2);

  private final SupervisedScheduler once;
  private final SupervisedScheduler repeated;

  /** Creates a runner with threads of that name. */
  public DelayedTaskRunner(String name) {
    once = new SupervisedScheduler(name);
    repeated = new SupervisedScheduler(name + " loop");
  }

  /** Runs {@code task} after {@code wait}, unless it is closed by then. */
  public void after(Duration wait, Runnable task) {
    once.schedule(wait, task);
  }

  /**
   * Repeats {@code task} with a pause of {@code wait}, also before the first run, until it is
   * closed.
   */
  public void every(String name, Duration wait, SupervisedLoop.Task task) {
    repeated.repeat(name, new Cadence(wait, wait, MAX_RUN), task);
  }

  /** Returns why a repeated task is currently failing; empty if none is. */
  public Optional<String> problem() {
    return repeated.problem();
  }

  @Override
  public void close() {
    once.close();
    repeated.close();
  }
}
