package org.bounceback.capacity;

import java.time.Duration;

/**
 * The number of permits that a key has in a period.
 *
 * @param key the owner and the kind of permits
 * @param limit the permits per period; 0 for no limit
 * @param period the interval at which the permits are renewed
 * @param permits the number of requested permits
 */
public record Quota(String key, int limit, Duration period, int permits) {

  /**
   * Limits the requested permits to those of a period, because a larger request could never be
   * granted.
   */
  public Quota {
    permits = Math.min(permits, limit);
  }

  boolean isUnlimited() {
    return limit <= 0;
  }
}
