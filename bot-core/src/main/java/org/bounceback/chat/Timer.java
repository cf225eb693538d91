package org.bounceback.chat;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does short things later, one at a time, until it is closed. */
public final class Timer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Timer.class);

  private final ScheduledThreadPoolExecutor thread;

  /** With a thread of that name. */
  public Timer(String name) {
    thread = new ScheduledThreadPoolExecutor(1, work -> new Thread(work, name));
    thread.setRemoveOnCancelPolicy(true);
  }

  /** Does {@code task} after {@code wait}, unless it is closed by then. */
  public void after(Duration wait, Runnable task) {
    try {
      ScheduledFuture<?> unused =
          thread.schedule(() -> run(task), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      log.debug("not done any more, closed");
    }
  }

  /** Does {@code task} again and again, for the first time after {@code wait}, until closed. */
  public void every(Duration wait, Runnable task) {
    after(
        wait,
        () -> {
          try {
            task.run();
          } finally {
            every(wait, task);
          }
        });
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException bug) { // It would vanish in the future that nobody asks.
      log.error("timer task failed by a bug", bug);
    }
  }
}
