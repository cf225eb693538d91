package org.bounceback.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Detects a stalled queue: the first item is the same for more than a minute. A long queue that
 * makes progress is not reported. Safe for concurrent use.
 */
public final class StallDetector {
  private static final Duration MAX = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private Optional<String> first = Optional.empty();
  private long since;

  /** Creates a detector that uses the system's monotonic clock. */
  public StallDetector() {
    this(System::nanoTime);
  }

  /** Creates a detector that uses {@code nanoTime}. */
  public StallDetector(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Records the current first item; empty if the queue is empty. */
  public synchronized void update(Optional<String> item) {
    if (!item.equals(first)) {
      first = item;
      since = nanoTime.getAsLong();
    }
  }

  /** Returns how long the first item has waited, if that is more than a minute; otherwise empty. */
  public synchronized Optional<Duration> stalledFor() {
    Duration waited = Duration.ofNanos(nanoTime.getAsLong() - since);
    return first.isPresent() && waited.compareTo(MAX) > 0 ? Optional.of(waited) : Optional.empty();
  }
}
