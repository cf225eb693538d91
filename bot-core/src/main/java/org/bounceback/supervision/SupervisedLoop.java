package org.bounceback.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that runs repeatedly. Any failure is logged and reported, and the next run still takes
 * place. Safe for concurrent use.
 */
public final class SupervisedLoop {
  private static final Logger log = LoggerFactory.getLogger(SupervisedLoop.class);

  private final String name;
  private final Duration longestSilence;
  private final Task task;
  private final LongSupplier nanoTime;
  private volatile long lastEnd;
  private volatile Optional<String> failure = Optional.empty();

  SupervisedLoop(String name, Cadence cadence, Task task, LongSupplier nanoTime) {
    this.name = name;
    this.longestSilence = cadence.pause().plus(cadence.maxRun());
    this.task = task;
    this.nanoTime = nanoTime;
    this.lastEnd = nanoTime.getAsLong() + cadence.initialDelay().toNanos();
  }

  /** The task of a loop. */
  @FunctionalInterface
  public interface Task {
    /** Runs the task; exceptions are logged and reported. */
    void run() throws Exception;
  }

  /** Returns the name used in logs and reports. */
  public String name() {
    return name;
  }

  /** Returns why the loop does not work at the moment; empty if it works. */
  public Optional<String> problem() {
    if (failure.isPresent()) {
      return failure;
    }
    Duration silence = Duration.ofNanos(nanoTime.getAsLong() - lastEnd);
    return silence.compareTo(longestSilence) > 0
        ? Optional.of("no run has ended for %d s".formatted(silence.toSeconds()))
        : Optional.empty();
  }

  /** Returns whether the last run failed. */
  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Runs once and never throws, because an executor stops a task that throws. */
  void runOnce() {
    try {
      task.run();
      if (failure.isPresent()) {
        failure = Optional.empty();
        log.info("background loop works again name={}", name);
      }
    } catch (Throwable thrown) {
      failed(thrown);
    } finally {
      lastEnd = nanoTime.getAsLong();
    }
  }

  /** Records a failure, and logs it unless it is the same as before. */
  private void failed(Throwable thrown) {
    Optional<String> previous = failure;
    failure =
        Optional.of(
            "the last run failed with %s; it runs again, see the log"
                .formatted(thrown.getClass().getSimpleName()));
    if (!previous.equals(failure)) {
      Failures.log(log, "background loop failed, it runs again name=" + name, thrown);
    }
  }
}
