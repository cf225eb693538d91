package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.Optional;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedLoop;
import org.bounceback.supervision.SupervisedScheduler;

/**
 * Does short things later, one at a time, and longer ones again and again on a thread beside them,
 * until it is closed.
 */
public final class DelayedTaskRunner implements AutoCloseable {
  private static final Duration MAX_RUN = Duration.ofMinutes(2);

  private final SupervisedScheduler once;
  private final SupervisedScheduler repeated;

  /** With threads of that name. */
  public DelayedTaskRunner(String name) {
    once = new SupervisedScheduler(name);
    repeated = new SupervisedScheduler(name + " loop");
  }

  /** Does {@code task} after {@code wait}, unless it is closed by then. */
  public void after(Duration wait, Runnable task) {
    once.schedule(wait, task);
  }

  /** Does {@code task} again and again, for the first time after {@code wait}, until closed. */
  public void every(String name, Duration wait, SupervisedLoop.Task task) {
    repeated.repeat(name, new Cadence(wait, wait, MAX_RUN), task);
  }

  /** Why something that is done again and again does not work at the moment; empty if all does. */
  public Optional<String> problem() {
    return repeated.problem();
  }

  @Override
  public void close() {
    once.close();
    repeated.close();
  }
}
