package org.bounceback.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other threads or processes do. */
public final class Await {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Await() {}

  /**
   * Something that becomes true.
   *
   * @param <E> what checking it may throw
   */
  public interface Condition<E extends Exception> {
    boolean holds() throws E;
  }

  /**
   * Something that becomes available.
   *
   * @param <T> what it is
   * @param <E> what looking for it may throw
   */
  public interface Search<T, E extends Exception> {
    Optional<T> find() throws E;
  }

  /** Returns when {@code condition} holds; fails the test if it does not within 30 seconds. */
  public static <E extends Exception> void until(Condition<E> condition) throws E {
    until(TIMEOUT, condition);
  }

  /** Returns when {@code condition} holds; fails the test if it does not within {@code timeout}. */
  public static <E extends Exception> void until(Duration timeout, Condition<E> condition)
      throws E {
    forThe(timeout, () -> condition.holds() ? Optional.of(true) : Optional.empty());
  }

  /** Returns the first result; fails the test if there is none within 30 seconds. */
  public static <T, E extends Exception> T forThe(Search<T, E> search) throws E {
    return forThe(TIMEOUT, search);
  }

  private static <T, E extends Exception> T forThe(Duration timeout, Search<T, E> search) throws E {
    long end = System.nanoTime() + timeout.toNanos();
    Optional<T> found = search.find();
    while (found.isEmpty()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("timed out after " + timeout.toSeconds() + " s");
      }
      LockSupport.parkNanos(POLL_NANOS);
      found = search.find();
    }
    return found.get();
  }
}
