package org.bounceback.capacity;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A number of bytes that is shared by everything under way. Leases are given in the order in which
 * they were asked for, except that a small one need not wait behind a large one. Safe for
 * concurrent use.
 */
public final class ByteBudget {
  private static final int UNIT = 1024;
  private static final int SMALL_SHARE = 64;

  private final int capacity;
  private final Semaphore free;

  /** A budget of that many bytes, at least 1 KiB. */
  public ByteBudget(long bytes) {
    this.capacity = units(bytes);
    this.free = new Semaphore(capacity, true);
  }

  /**
   * Takes bytes out of the budget, and waits until they are there.
   *
   * @param bytes to take; more than the whole budget counts as the whole budget
   * @param patience how long to wait
   * @throws BudgetExhausted when they did not become free in time
   */
  public Lease acquire(long bytes, Duration patience) throws BudgetExhausted, InterruptedException {
    int units = Math.min(capacity, units(bytes));
    boolean taken =
        (units <= capacity / SMALL_SHARE && free.tryAcquire(units))
            || free.tryAcquire(units, patience.toNanos(), TimeUnit.NANOSECONDS);
    if (!taken) {
      throw new BudgetExhausted();
    }
    return new Lease(units);
  }

  /** How many bytes are free now. */
  public long freeBytes() {
    return (long) free.availablePermits() * UNIT;
  }

  private static int units(long bytes) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (bytes + UNIT - 1) / UNIT));
  }

  /** Bytes that were taken; closing it gives them back, exactly once. */
  public final class Lease implements AutoCloseable {
    private final AtomicInteger held;

    private Lease(int units) {
      this.held = new AtomicInteger(units);
    }

    /** Keeps at most that many bytes and gives the others back. */
    public void shrinkTo(long bytes) {
      int wanted = units(bytes);
      int before = held.getAndUpdate(units -> Math.min(units, wanted));
      free.release(Math.max(0, before - wanted));
    }

    @Override
    public void close() {
      free.release(held.getAndSet(0));
    }
  }
}
