package org.bounceback.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices that a queue stands still: the same item is first in line for longer than a minute. A
 * long queue that moves is not reported. Safe for concurrent use.
 */
public final class StallDetector {
  private static final Duration MAX = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private Optional<String> first = Optional.empty();
  private long since;

  /** One that measures by the steady clock of the system. */
  public StallDetector() {
    this(System::nanoTime);
  }

  /** One that measures by {@code nanoTime}. */
  public StallDetector(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Notes what is first in line now; empty when nothing waits. */
  public synchronized void saw(Optional<String> item) {
    if (!item.equals(first)) {
      first = item;
      since = nanoTime.getAsLong();
    }
  }

  /** How long the first item has waited, when that is longer than a minute; otherwise empty. */
  public synchronized Optional<Duration> stalledFor() {
    Duration waited = Duration.ofNanos(nanoTime.getAsLong() - since);
    return first.isPresent() && waited.compareTo(MAX) > 0 ? Optional.of(waited) : Optional.empty();
  }
}
