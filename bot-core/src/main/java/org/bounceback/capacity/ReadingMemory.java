package org.bounceback.capacity;

import java.time.Duration;

/**
 * The memory that all readers of uploads and stored e-mails may use together. One part is for their
 * bytes, reserved before they are downloaded or loaded, and one part is for processing them. The
 * order is fixed, so that there is no deadlock. Safe for concurrent use.
 */
public final class ReadingMemory {
  /** The maximum size of an upload, which is also assumed if the size is unknown. */
  public static final int MAX_UPLOAD = 20 << 20;

  private static final int CONTENT_SHARE = 6;
  private static final int WORK_SHARE = 3;

  private final ByteBudget content;
  private final ByteBudget work;

  /**
   * Reserves shares of a heap; the remainder is for all other purposes.
   *
   * @param heapBytes the maximum size of the heap
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

  /** Reserves shares of the heap of this process. */
  public static ReadingMemory ofThisProcess() {
    return new ReadingMemory(Runtime.getRuntime().maxMemory());
  }

  /**
   * Reserves memory for the bytes themselves, before they are loaded.
   *
   * @param bytes the expected number of bytes; {@link #MAX_UPLOAD} if unknown
   * @param timeout the maximum wait
   * @throws BudgetExhausted if there was not enough memory in time
   */
  public ByteBudget.Lease reserveContent(long bytes, Duration timeout)
      throws BudgetExhausted, InterruptedException {
    return content.acquire(bytes, timeout);
  }

  /**
   * Reserves memory for processing loaded bytes.
   *
   * @param bytes the number of bytes that the processing needs, including copies
   * @param timeout the maximum wait
   * @throws BudgetExhausted if there was not enough memory in time
   */
  public ByteBudget.Lease reserveWork(long bytes, Duration timeout)
      throws BudgetExhausted, InterruptedException {
    return work.acquire(bytes, timeout);
  }
}
