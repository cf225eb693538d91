package org.bounceback.capacity;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the bytes that all work in progress may use together. Leases are granted in the order of
 * the requests, except that a small one need not wait for a large one. Safe for concurrent use.
 */
public final class ByteBudget {
  private static final int UNIT = 1024;
  private static final int SMALL_SHARE = 64;

  private final int capacity;
  private final Semaphore free;

  /** Creates a budget of that many bytes, at least 1 KiB. */
  public ByteBudget(long bytes) {
    this.capacity = units(bytes);
    this.free = new Semaphore(capacity, true);
  }

  /**
   * Reserves bytes, and waits until they are available.
   *
   * @param bytes the number of bytes; more than the whole budget counts as the whole budget
   * @param timeout the maximum wait
   * @throws BudgetExhausted if they did not become available in time
   */
  public Lease acquire(long bytes, Duration timeout) throws BudgetExhausted, InterruptedException {
    int units = Math.min(capacity, units(bytes));
    boolean taken =
        (units <= capacity / SMALL_SHARE && free.tryAcquire(units))
            || free.tryAcquire(units, timeout.toNanos(), TimeUnit.NANOSECONDS);
    if (!taken) {
      throw new BudgetExhausted();
    }
    return new Lease(units);
  }

  /** Returns the number of available bytes. */
  public long freeBytes() {
    return (long) free.availablePermits() * UNIT;
  }

  private static int units(long bytes) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (bytes + UNIT - 1) / UNIT));
  }

  /** Reserved bytes; closing the lease releases them exactly once. */
  public final class Lease implements AutoCloseable {
    private final AtomicInteger held;

    private Lease(int units) {
      this.held = new AtomicInteger(units);
    }

    /** Releases all but that many bytes. */
    public void shrinkTo(long bytes) {
      int target = units(bytes);
      int previous = held.getAndUpdate(units -> Math.min(units, target));
      free.release(Math.max(0, previous - target));
    }

    @Override
    public void close() {
      free.release(held.getAndSet(0));
    }
  }
}
