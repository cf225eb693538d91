package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A platform's threads. Acknowledging, keeping, answering and calling do not wait for one another,
 * so that the platform is never kept waiting by itself.
 */
public final class PlatformExecutors implements AutoCloseable {
  private static final int ACKNOWLEDGING = 4;
  private static final int KEEPING = 16;
  private static final int ANSWERING = 16;
  private static final int CALLING = 32;
  private static final int MAX_WAITING = 10_000;
  private static final Duration QUIET = Duration.ofMillis(25);
  private static final Duration HELD_BACK = Duration.ofMillis(500);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  private final ExecutorService acknowledging;
  private final ExecutorService keeping;
  private final ExecutorService answering;
  private final AckPriorityExecutor first;
  private final ExecutorService calling;
  private final DelayedTaskRunner delayedTaskRunner;

  /** Threads that are named for their platform. */
  public PlatformExecutors(String platform) {
    acknowledging = pool(platform + " event", ACKNOWLEDGING);
    keeping = pool(platform + " keeping", KEEPING);
    answering = pool(platform + " answer", ANSWERING);
    first = new AckPriorityExecutor(answering, QUIET, HELD_BACK, MAX_WAITING);
    calling = pool(platform + " call", CALLING);
    delayedTaskRunner = new DelayedTaskRunner(platform + " timer");
  }

  /** Takes to their acknowledgement what needs no disk; refuses when very many wait. */
  public ExecutorService acknowledging() {
    return acknowledging;
  }

  /**
   * Takes to their acknowledgement events that are written to the disk before; many wait for one
   * commit at a time, and commands do not wait behind them. Refuses when very many wait.
   */
  public ExecutorService keeping() {
    return keeping;
  }

  /** Does what comes after the acknowledgement of an event; refuses when very many wait. */
  public AckPriorityExecutor answering() {
    return first;
  }

  /** Waits for the platform's answers. */
  public ExecutorService calling() {
    return calling;
  }

  /** Starts things later. */
  public DelayedTaskRunner timer() {
    return delayedTaskRunner;
  }

  /** Lets what has begun end for five seconds. */
  @Override
  public void close() {
    Stream.of(acknowledging, keeping, answering, calling).forEach(ExecutorService::shutdown);
    delayedTaskRunner.close();
    try {
      if (!calling.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        calling.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      calling.shutdownNow();
      Thread.currentThread().interrupt();
    }
    acknowledging.shutdownNow();
    keeping.shutdownNow();
    answering.shutdownNow();
  }

  private static ExecutorService pool(String name, int size) {
    var count = new AtomicInteger();
    return new ThreadPoolExecutor(
        size,
        size,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_WAITING),
        work -> new Thread(work, name + " " + count.incrementAndGet()));
  }
}
