package org.bounceback.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
@SuppressWarnings("try") // Leases are held, not used.
class ByteBudgetTest {
  private static final int MIB = 1 << 20;

  private final ByteBudget budget = new ByteBudget(64 * MIB);

  @Test
  void aLeaseIsReleasedExactlyOnce() throws Exception {
    ByteBudget.Lease lease = budget.acquire(40 * MIB, Duration.ZERO);

    lease.close();
    lease.close();

    assertEquals(64 * MIB, budget.freeBytes());
  }

  @Test
  void unneededBytesAreReleasedEarly() throws Exception {
    try (ByteBudget.Lease lease = budget.acquire(40 * MIB, Duration.ZERO)) {
      lease.shrinkTo(10 * MIB);
      lease.shrinkTo(30 * MIB);

      assertEquals(54 * MIB, budget.freeBytes());
    }
    assertEquals(64 * MIB, budget.freeBytes());
  }

  @Test
  void aRequestFailsAfterTheTimeout() throws Exception {
    try (ByteBudget.Lease held = budget.acquire(40 * MIB, Duration.ZERO)) {
      assertThrows(BudgetExhausted.class, () -> budget.acquire(30 * MIB, Duration.ofMillis(1)));
    }
    assertEquals(64 * MIB, budget.freeBytes());
  }

  @Test
  void aRequestLargerThanTheBudgetGetsAllOfIt() throws Exception {
    try (ByteBudget.Lease whole = budget.acquire(Long.MAX_VALUE / 2, Duration.ZERO)) {
      assertEquals(0, budget.freeBytes());
    }
    assertEquals(64 * MIB, budget.freeBytes());
  }

  @Test
  void aWaitingRequestContinuesWhenBytesAreReleased() throws Exception {
    ByteBudget.Lease held = budget.acquire(64 * MIB, Duration.ZERO);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                budget.acquire(64 * MIB, Duration.ofSeconds(9)).close();
              } catch (BudgetExhausted | InterruptedException failed) {
                throw new IllegalStateException(failed);
              }
            });

    held.close();

    waiting.get(9, TimeUnit.SECONDS);
    assertEquals(64 * MIB, budget.freeBytes());
  }

  @Test
  void aSmallRequestNeedNotWaitForALargeOne() throws Exception {
    ByteBudget.Lease held = budget.acquire(40 * MIB, Duration.ZERO);
    var large = new Thread(this::takeLarge);
    large.start();
    while (large.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    budget.acquire(MIB, Duration.ZERO).close();

    held.close();
    large.join();
    assertEquals(64 * MIB, budget.freeBytes());
  }

  private void takeLarge() {
    try {
      budget.acquire(60 * MIB, Duration.ofSeconds(9)).close();
    } catch (BudgetExhausted | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
