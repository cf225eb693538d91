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
 * Runs delayed and repeated tasks on one thread until it is closed. The JDK's executors silently
 * stop a repeated task that throws; this one logs and reports the exception and runs the task
 * again. Safe for concurrent use.
 */
public final class SupervisedScheduler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SupervisedScheduler.class);

  private final ScheduledThreadPoolExecutor thread;
  private final LongSupplier nanoTime;
  private final List<SupervisedLoop> loops = new CopyOnWriteArrayList<>();

  /** Creates a scheduler with a daemon thread of that name. */
  public SupervisedScheduler(String name) {
    this(name, System::nanoTime);
  }

  SupervisedScheduler(String name, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var daemon = new Thread(work, name);
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setRemoveOnCancelPolicy(true);
  }

  /** A delayed task. */
  @FunctionalInterface
  public interface Scheduled {
    /** Cancels the task unless it has started. */
    void cancel();
  }

  /** Runs {@code task} repeatedly until this is closed. */
  public SupervisedLoop repeat(String name, Cadence cadence, Task task) {
    var loop = new SupervisedLoop(name, cadence, task, nanoTime);
    loops.add(loop);
    schedule(loop, cadence, cadence.initialDelay());
    return loop;
  }

  /** Runs {@code task} after {@code wait}, unless this is closed by then. */
  public Scheduled schedule(Duration wait, Runnable task) {
    try {
      ScheduledFuture<?> scheduled =
          thread.schedule(() -> runOnce(task), wait.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException closed) {
      log.debug("task not scheduled, scheduler closed");
      return () -> {};
    }
  }

  /** Returns why a loop does not work at the moment; empty if all work. */
  public Optional<String> problem() {
    for (SupervisedLoop loop : loops) {
      Optional<String> trouble = loop.problem();
      if (trouble.isPresent()) {
        return Optional.of(loop.name() + ": " + trouble.get());
      }
    }
    return Optional.empty();
  }

  /** Starts no more tasks and interrupts the running one. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Starts no more tasks and does not interrupt the running one. */
  public void shutdown() {
    thread.shutdown();
  }

  private void schedule(SupervisedLoop loop, Cadence cadence, Duration wait) {
    Future<?> unused =
        thread.schedule(
            () -> {
              loop.runOnce();
              if (!thread.isShutdown()) {
                schedule(
                    loop, cadence, loop.hasFailed() ? cadence.afterFailure() : cadence.pause());
              }
            },
            wait.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  private void runOnce(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) { // The exception would be lost in the unused future.
      if (!thread.isShutdown()) {
        Failures.log(log, "background task failed", thrown);
      }
    }
  }
}
