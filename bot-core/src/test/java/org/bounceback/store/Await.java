package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another thread brings about. */
public final class Await {
  private static final Duration MAX = Duration.ofSeconds(10);
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

  private Await() {}

  /** Returns when {@code condition} holds; fails the test when it does not within ten seconds. */
  public static void until(Callable<Boolean> condition) throws Exception {
    until(MAX, condition);
  }

  /** The same with another limit, for what processes of their own bring about. */
  public static void until(Duration longest, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.call()) {
      assertTrue(System.nanoTime() - end < 0, "waited too long");
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }
}
