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
 * Holds work back while a platform waits for acknowledgements: it gives up after three seconds,
 * nobody else does. Whatever is held is let go when none was due for a moment, since one event
 * seldom comes alone, and after a while in any case, so that a chat that never rests is answered
 * too. Safe for concurrent use.
 */
public final class AckPriorityExecutor implements Executor {
  private static final Logger log = LoggerFactory.getLogger(AckPriorityExecutor.class);

  private final Executor threads;
  private final Duration quiet;
  private final Duration longest;
  private final int most;
  private final List<Runnable> held = new ArrayList<>();
  private int due;
  private long acknowledgements;

  /**
   * Holds work back from {@code threads}.
   *
   * @param threads do the work; may refuse, which whoever brought work learns unless it was held
   * @param quiet how long none was due when work is let go
   * @param longest how long work is held back at most
   * @param most how much may be held back at a time
   */
  public AckPriorityExecutor(Executor threads, Duration quiet, Duration longest, int most) {
    this.threads = threads;
    this.quiet = quiet;
    this.longest = longest;
    this.most = most;
  }

  /** An acknowledgement that a platform waits for, until it is closed. */
  public interface PendingAck extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to owe an acknowledgement. */
  public PendingAck acknowledge() {
    synchronized (this) {
      due++;
      acknowledgements++;
    }
    return this::acknowledged;
  }

  /**
   * Does {@code work} when no acknowledgement is due.
   *
   * @throws RejectedExecutionException when there is too much of it
   */
  @Override
  public void execute(Runnable work) {
    synchronized (this) {
      if (due > 0) {
        hold(work);
        return;
      }
    }
    threads.execute(work);
  }

  private void hold(Runnable work) {
    if (held.size() >= most) {
      throw new RejectedExecutionException("too much is held back");
    }
    held.add(work);
    if (held.size() == 1) {
      after(longest, this::letGo);
    }
  }

  private void acknowledged() {
    synchronized (this) {
      due--;
      if (due == 0 && !held.isEmpty()) {
        long last = acknowledgements;
        after(quiet, () -> letGoUnlessMoreCameAfter(last));
      }
    }
  }

  private void letGoUnlessMoreCameAfter(long last) {
    boolean more;
    synchronized (this) {
      more = acknowledgements != last;
    }
    if (!more) {
      letGo();
    }
  }

  private void letGo() {
    List<Runnable> free;
    synchronized (this) {
      free = List.copyOf(held);
      held.clear();
    }
    free.forEach(this::start);
  }

  private static void after(Duration wait, Runnable task) {
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS).execute(task);
  }

  private static void runHere(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error bug) { // What else was held is to be done all the same.
      log.error("work that was held back failed by a bug", bug);
    }
  }

  /** It was taken, so it is done here when nobody else has time. */
  private void start(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException full) {
      runHere(work);
    }
  }
}
