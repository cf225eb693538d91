package org.bounceback.capacity;

import java.time.Duration;

/**
 * The memory that all readings of uploads and stored e-mails may use together: a part for their
 * bytes, taken before they are downloaded or loaded, and a part for the work on them. The order is
 * fixed, so that nobody who holds one part waits for the first. Safe for concurrent use.
 */
public final class ReadingMemory {
  /** The largest upload, and what one of unknown size counts as. */
  public static final int MAX_UPLOAD = 20 << 20;

  private static final int CONTENT_SHARE = 6;
  private static final int WORK_SHARE = 3;

  private final ByteBudget content;
  private final ByteBudget work;

  /**
   * Shares of a heap; the rest is left to everything else.
   *
   * @param heapBytes the largest size of the heap
   */
  public ReadingMemory(long heapBytes) {
    this(
        new ByteBudget(Math.max(MAX_UPLOAD, heapBytes / CONTENT_SHARE)),
        new ByteBudget(heapBytes / WORK_SHARE));
  }

  ReadingMemory(ByteBudget content, ByteBudget work) {
    this.content = content;
    this.work = work;
  }

  /** Shares of the heap of this process. */
  public static ReadingMemory ofThisProcess() {
    return new ReadingMemory(Runtime.getRuntime().maxMemory());
  }

  /**
   * Memory for the bytes themselves; to be taken before they are there.
   *
   * @param bytes how many are expected; {@link #MAX_UPLOAD} when that is unknown
   * @param patience how long to wait
   * @throws BudgetExhausted when there was none in time
   */
  public ByteBudget.Lease forContent(long bytes, Duration patience)
      throws BudgetExhausted, InterruptedException {
    return content.acquire(bytes, patience);
  }

  /**
   * Memory for the work on bytes that are there.
   *
   * @param bytes how many the work needs, copies included
   * @param patience how long to wait
   * @throws BudgetExhausted when there was none in time
   */
  public ByteBudget.Lease forWork(long bytes, Duration patience)
      throws BudgetExhausted, InterruptedException {
    return work.acquire(bytes, patience);
  }
}
