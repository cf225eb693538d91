package org.bounceback.server;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;

/**
 * Aborts reads and writes that take too long. The JDK's server uses interruptible channels:
 * interrupting a thread closes its connection. Safe for concurrent use.
 */
final class IoDeadlines implements AutoCloseable {
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
  private static final long PROTECTED_NANOS = Duration.ofSeconds(1).toNanos();

  private final Set<Operation> running = ConcurrentHashMap.newKeySet();
  private final IntSupplier waiting;

  /**
   * Creates deadlines with a precision of a fifth of a second.
   *
   * @param waiting the current number of requests without a thread; for each of them the longest
   *     read is aborted before its deadline, unless it started within the last second
   */
  IoDeadlines(SupervisedScheduler scheduler, IntSupplier waiting) {
    this.waiting = waiting;
    scheduler.repeat(
        "deadlines of requests",
        new Cadence(CHECK_INTERVAL, CHECK_INTERVAL, Duration.ofSeconds(30)),
        this::check);
  }

  /** Starts a read on this thread, until {@link Operation#end}. */
  Operation reading(Duration limit) {
    return start(limit, true);
  }

  /** Starts a write on this thread, until {@link Operation#end}. */
  Operation writing(Duration limit) {
    return start(limit, false);
  }

  @Override
  public void close() {
    running.clear();
  }

  private Operation start(Duration limit, boolean reads) {
    var operation = new Operation(limit, reads);
    running.add(operation);
    return operation;
  }

  private void check() {
    long now = System.nanoTime();
    running.stream().filter(operation -> now - operation.end > 0).forEach(Operation::interrupt);
    int excess = waiting.getAsInt();
    if (excess > 0) {
      running.stream()
          .filter(operation -> operation.reads && now - operation.begin > PROTECTED_NANOS)
          .sorted(comparingLong(operation -> operation.begin - now))
          .limit(excess)
          .forEach(Operation::interrupt);
    }
  }

  /** A read or write in progress on one thread. */
  final class Operation {
    private final Thread thread = Thread.currentThread();
    private final long begin = System.nanoTime();
    private final long end;
    private final boolean reads;
    private boolean ended;
    private boolean interrupted;

    private Operation(Duration limit, boolean reads) {
      this.end = begin + limit.toNanos();
      this.reads = reads;
    }

    private synchronized void interrupt() {
      if (!ended && !interrupted) {
        interrupted = true;
        thread.interrupt();
      }
    }

    /** Ends the operation on the thread that started it; returns whether it took too long. */
    synchronized boolean end() {
      running.remove(this);
      boolean late = interrupted && !ended;
      ended = true;
      if (late) {
        boolean unused = Thread.interrupted();
      }
      return late;
    }
  }
}
