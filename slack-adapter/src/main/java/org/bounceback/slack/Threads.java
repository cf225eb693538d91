package org.bounceback.slack;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bounceback.chat.AcknowledgementsFirst;
import org.bounceback.chat.Timer;

/**
 * The adapter's threads. Acknowledging, keeping, answering and calling do not wait for one another,
 * so that Slack is never kept waiting by Slack.
 */
final class Threads implements AutoCloseable {
  private static final int ACKNOWLEDGING = 8;
  private static final int KEEPING = 64;
  private static final int ANSWERING = 16;
  private static final int CALLING = 32;
  private static final int MOST_WAITING = 10_000;
  private static final Duration QUIET = Duration.ofMillis(25);
  private static final Duration HELD_BACK = Duration.ofMillis(500);
  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  private final ExecutorService acknowledging = pool("slack event", ACKNOWLEDGING);
  private final ExecutorService keeping = pool("slack keeping", KEEPING);
  private final ExecutorService answering = pool("slack answer", ANSWERING);
  private final AcknowledgementsFirst first =
      new AcknowledgementsFirst(answering, QUIET, HELD_BACK, MOST_WAITING);
  private final ExecutorService calling = pool("slack call", CALLING);
  private final Timer timer = new Timer("slack timer");

  /** Takes to their acknowledgement what needs no disk; refuses when very many wait. */
  ExecutorService acknowledging() {
    return acknowledging;
  }

  /**
   * Takes to their acknowledgement events that are written to the disk before; many wait for one
   * commit at a time, and commands do not wait behind them. Refuses when very many wait.
   */
  ExecutorService keeping() {
    return keeping;
  }

  /** Does what comes after the acknowledgement of an event; refuses when very many wait. */
  AcknowledgementsFirst answering() {
    return first;
  }

  /** Waits for Slack's answers. */
  ExecutorService calling() {
    return calling;
  }

  /** Starts things later. */
  Timer timer() {
    return timer;
  }

  /** Lets what has begun end for five seconds. */
  @Override
  public void close() {
    Stream.of(acknowledging, keeping, answering, calling).forEach(ExecutorService::shutdown);
    timer.close();
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
        new ArrayBlockingQueue<>(MOST_WAITING),
        work -> new Thread(work, name + " " + count.incrementAndGet()));
  }
}
