package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delays work while acknowledgements are pending, because platforms wait only three seconds for
 * them. Delayed work starts when no acknowledgement was pending for a short time, since events
 * often arrive in bursts. It starts after a maximum delay in any case, so that a busy chat is
 * answered too. Safe for concurrent use.
 */
public final class AckPriorityExecutor implements Executor {
  private static final Logger log = LoggerFactory.getLogger(AckPriorityExecutor.class);

  private final Executor threads;
  private final Duration quiet;
  private final Duration maxDelay;
  private final int maxDelayed;
  private final List<Runnable> delayed = new ArrayList<>();
  private int pending;
  private long acknowledgements;

  /**
   * Creates an executor.
   *
   * @param threads runs the work; if it rejects work that was not delayed, so does this executor
   * @param quiet how long no acknowledgement must be pending before delayed work starts
   * @param maxDelay the maximum delay
   * @param maxDelayed the maximum number of delayed tasks
   */
  public AckPriorityExecutor(Executor threads, Duration quiet, Duration maxDelay, int maxDelayed) {
    this.threads = threads;
    this.quiet = quiet;
    this.maxDelay = maxDelay;
    this.maxDelayed = maxDelayed;
  }

  /** An acknowledgement that is pending until it is closed. */
  public interface PendingAck extends AutoCloseable {
    @Override
    void close();
  }

  /** Registers a pending acknowledgement. */
  public PendingAck acknowledge() {
    synchronized (this) {
      pending++;
      acknowledgements++;
    }
    return this::acknowledged;
  }

  /**
   * Runs {@code work} when no acknowledgement is pending.
   *
   * @throws RejectedExecutionException if too much work is delayed, or if the threads reject it
   */
  @Override
  public void execute(Runnable work) {
    synchronized (this) {
      if (pending > 0) {
        delay(work);
        return;
      }
    }
    threads.execute(work);
  }

  private void delay(Runnable work) {
    if (delayed.size() >= maxDelayed) {
      throw new RejectedExecutionException("too many delayed tasks");
    }
    delayed.add(work);
    if (delayed.size() == 1) {
      after(maxDelay, this::release);
    }
  }

  private void acknowledged() {
    synchronized (this) {
      pending--;
      if (pending == 0 && !delayed.isEmpty()) {
        long last = acknowledgements;
        after(quiet, () -> releaseUnlessNewAcknowledgementsAfter(last));
      }
    }
  }

  private void releaseUnlessNewAcknowledgementsAfter(long last) {
    boolean more;
    synchronized (this) {
      more = acknowledgements != last;
    }
    if (!more) {
      release();
    }
  }

  private void release() {
    List<Runnable> released;
    synchronized (this) {
      released = List.copyOf(delayed);
      delayed.clear();
    }
    released.forEach(this::start);
  }

  private static void after(Duration wait, Runnable task) {
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS).execute(task);
  }

  private static void runHere(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error bug) { // The other delayed tasks must still run.
      log.error("delayed work failed because of a bug", bug);
    }
  }

  /** The work was accepted, so it runs on this thread if the executor is full. */
  private void start(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException full) {
      runHere(work);
    }
  }
}
