package org.bounceback.capacity;

import java.time.Duration;

/**
 * How much somebody may have in a period.
 *
 * @param key whose it is, and of what
 * @param most how many permits a period has; 0 for no limit
 * @param period when the permits are renewed
 * @param permits how many are asked for now
 */
public record Quota(String key, int most, Duration period, int permits) {

  /** A request for more than a period has could never be met, so it takes them all. */
  public Quota {
    permits = Math.min(permits, most);
  }

  boolean isUnlimited() {
    return most <= 0;
  }
}
