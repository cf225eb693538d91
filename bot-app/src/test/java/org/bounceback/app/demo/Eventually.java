package org.bounceback.app.demo;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what comes from other threads. */
public final class Eventually {

  private Eventually() {}

  /** Waits until {@code condition} holds. */
  public static void isTrue(BooleanSupplier condition) {
    present(() -> condition.getAsBoolean() ? Optional.of(condition) : Optional.empty());
  }

  /** Waits until there is something. */
  public static <T> T present(Supplier<Optional<T>> sought) {
    try {
      return PollingWait.await(sought).orElseThrow(() -> new AssertionError("waited too long"));
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
