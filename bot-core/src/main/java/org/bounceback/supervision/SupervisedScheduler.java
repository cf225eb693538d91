package org.bounceback.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bounceback.supervision.SupervisedLoop.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does things later, once or again and again, until it is closed. The executors of
 * the JDK end a repeated task silently when it throws; here it is logged, reported and run again.
 * Safe for concurrent use.
 */
public final class SupervisedScheduler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SupervisedScheduler.class);

  private final ScheduledThreadPoolExecutor thread;
  private final LongSupplier nanoTime;
  private final List<SupervisedLoop> loops = new CopyOnWriteArrayList<>();

  /** One whose daemon thread has that name. */
  public SupervisedScheduler(String name) {
    this(name, System::nanoTime);
  }

  SupervisedScheduler(String name, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
    thread.setRemoveOnCancelPolicy(true);
  }

  /** A task that waits for its time. */
  @FunctionalInterface
  public interface Scheduled {
    /** Calls it off unless it has begun. */
    void cancel();
  }

  /** Runs {@code task} again and again until this is closed. */
  public SupervisedLoop every(String name, Cadence cadence, Task task) {
    var loop = new SupervisedLoop(name, cadence, task, nanoTime);
    loops.add(loop);
    schedule(loop, cadence, cadence.first());
    return loop;
  }

  /** Runs {@code task} once after {@code wait}, unless this is closed by then. */
  public Scheduled after(Duration wait, Runnable task) {
    try {
      ScheduledFuture<?> scheduled =
          thread.schedule(() -> runOnce(task), wait.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException closed) {
      log.debug("not done any more, closed");
      return () -> {};
    }
  }

  /** Why some loop does not work at the moment; empty if all do. */
  public Optional<String> trouble() {
    for (SupervisedLoop each : loops) {
      Optional<String> trouble = each.trouble();
      if (trouble.isPresent()) {
        return Optional.of(each.name() + ": " + trouble.get());
      }
    }
    return Optional.empty();
  }

  /** Begins nothing more and interrupts what is under way. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Begins nothing more and lets what is under way end by itself. */
  public void finish() {
    thread.shutdown();
  }

  private void schedule(SupervisedLoop loop, Cadence cadence, Duration wait) {
    Future<?> unused =
        thread.schedule(
            () -> {
              loop.runOnce();
              if (!thread.isShutdown()) {
                schedule(
                    loop, cadence, loop.hasFailed() ? cadence.afterFailure() : cadence.between());
              }
            },
            wait.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  private void runOnce(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) { // It would vanish in the future that nobody asks.
      if (!thread.isShutdown()) {
        Failures.log(log, "background task failed", thrown);
      }
    }
  }
}
