package org.bounceback.server;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;

/**
 * Ends reading and writing that takes too long. The JDK's server reads and writes on interruptible
 * channels: an interrupted thread finds its connection closed. Safe for concurrent use.
 */
final class IoDeadlines implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final long SPARED_NANOS = Duration.ofSeconds(1).toNanos();

  private final Set<Operation> running = ConcurrentHashMap.newKeySet();
  private final IntSupplier waiting;

  /**
   * Deadlines that are kept to a fifth of a second.
   *
   * @param waiting how many requests have no thread at the moment; for each of them the read that
   *     has taken longest is ended before its deadline, unless it began within the last second
   */
  IoDeadlines(SupervisedScheduler scheduler, IntSupplier waiting) {
    this.waiting = waiting;
    scheduler.every(
        "deadlines of requests",
        new Cadence(BETWEEN_LOOKS, BETWEEN_LOOKS, Duration.ofSeconds(30)),
        this::look);
  }

  /** Begins to read on this thread, until {@link Operation#end}. */
  Operation reading(Duration limit) {
    return begin(limit, true);
  }

  /** Begins to write on this thread, until {@link Operation#end}. */
  Operation writing(Duration limit) {
    return begin(limit, false);
  }

  @Override
  public void close() {
    running.clear();
  }

  private Operation begin(Duration limit, boolean reads) {
    var operation = new Operation(limit, reads);
    running.add(operation);
    return operation;
  }

  private void look() {
    long now = System.nanoTime();
    running.stream().filter(each -> now - each.end > 0).forEach(Operation::interrupt);
    int excess = waiting.getAsInt();
    if (excess > 0) {
      running.stream()
          .filter(each -> each.reads && now - each.begin > SPARED_NANOS)
          .sorted(comparingLong(each -> each.begin - now))
          .limit(excess)
          .forEach(Operation::interrupt);
    }
  }

  /** Reading or writing under way on one thread. */
  final class Operation {
    private final Thread thread = Thread.currentThread();
    private final long begin = System.nanoTime();
    private final long end;
    private final boolean reads;
    private boolean over;
    private boolean interrupted;

    private Operation(Duration limit, boolean reads) {
      this.end = begin + limit.toNanos();
      this.reads = reads;
    }

    private synchronized void interrupt() {
      if (!over && !interrupted) {
        interrupted = true;
        thread.interrupt();
      }
    }

    /** Ends it on the thread that began it; answers whether it took too long. */
    synchronized boolean end() {
      running.remove(this);
      boolean late = interrupted && !over;
      over = true;
      if (late) {
        boolean unused = Thread.interrupted();
      }
      return late;
    }
  }
}
