package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A platform's thread pools. Acknowledging, storing, answering and API calls do not wait for one
 * another, so that a slow platform does not delay its own acknowledgements.
 */
public final class PlatformExecutors implements AutoCloseable {
  private static final int ACKNOWLEDGING = 4;
  private static final int STORING = 16;
  private static final int ANSWERING = 16;
  private static final int CALLING = 32;
  private static final int MAX_WAITING = 10_000;
  private static final Duration QUIET = Duration.ofMillis(25);
  private static final Duration MAX_DELAY = Duration.ofMillis(500);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

  private final ExecutorService ackExecutor;
  private final ExecutorService storageExecutor;
  private final ExecutorService responseExecutor;
  private final AckPriorityExecutor first;
  private final ExecutorService apiCallExecutor;
  private final DelayedTaskRunner delayedTaskRunner;

  /** Creates thread pools that are named after their platform. */
  public PlatformExecutors(String platform) {
    ackExecutor = pool(platform + " event", ACKNOWLEDGING);
    storageExecutor = pool(platform + " storage", STORING);
    responseExecutor = pool(platform + " answer", ANSWERING);
    first = new AckPriorityExecutor(responseExecutor, QUIET, MAX_DELAY, MAX_WAITING);
    apiCallExecutor = pool(platform + " call", CALLING);
    delayedTaskRunner = new DelayedTaskRunner(platform + " timer");
  }

  /** Acknowledges events that need not be stored. Rejects events if its queue is full. */
  public ExecutorService ackExecutor() {
    return ackExecutor;
  }

  /**
   * Stores events before they are acknowledged. Many share one commit, and commands do not wait for
   * them. Rejects events if its queue is full.
   */
  public ExecutorService storageExecutor() {
    return storageExecutor;
  }

  /** Runs the work after an acknowledgement. Rejects work if its queue is full. */
  public AckPriorityExecutor responseExecutor() {
    return first;
  }

  /** Runs API calls, which wait for the platform's responses. */
  public ExecutorService apiCallExecutor() {
    return apiCallExecutor;
  }

  /** Runs delayed and repeated tasks. */
  public DelayedTaskRunner timer() {
    return delayedTaskRunner;
  }

  /** Waits up to five seconds for API calls, then interrupts everything. */
  @Override
  public void close() {
    Stream.of(ackExecutor, storageExecutor, responseExecutor, apiCallExecutor)
        .forEach(ExecutorService::shutdown);
    delayedTaskRunner.close();
    try {
      if (!apiCallExecutor.awaitTermination(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        apiCallExecutor.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      apiCallExecutor.shutdownNow();
      Thread.currentThread().interrupt();
    }
    ackExecutor.shutdownNow();
    storageExecutor.shutdownNow();
    responseExecutor.shutdownNow();
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
