package org.bounceback.capacity;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A rate limiter for every key, of which a bounded number is kept. Safe for concurrent use.
 *
 * <p>When there are too many keys, those that have all their permits are removed first, which
 * changes no decision. If that is not enough, the keys that were not used for longest are removed.
 * A removed key starts again with all its permits, so no key is refused because of others.
 */
public final class KeyedRateLimiter {
  private final LongSupplier nanoTime;
  private final int mostKeys;
  private final Map<String, Limiter> limiters = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A limiter without keys.
   *
   * @param nanoTime the elapsed time, which setting the clock does not change
   * @param mostKeys how many keys are kept
   */
  public KeyedRateLimiter(LongSupplier nanoTime, int mostKeys) {
    this.nanoTime = nanoTime;
    this.mostKeys = mostKeys;
  }

  /** The limit that was reached, and how long it takes until its permits are renewed. */
  public record Exceeded(Quota quota, Duration retryAfter) {}

  /** One key's limiter, and when its first period began. */
  private record Limiter(RateLimiter permits, long begun) {
    private int available() {
      return permits.getMetrics().getAvailablePermissions();
    }

    private boolean isFull() {
      return available() >= permits.getRateLimiterConfig().getLimitForPeriod();
    }
  }

  /**
   * Takes the permits of all quotas, or none of any.
   *
   * @return the first quota that has not enough; empty when the permits were taken
   */
  public synchronized Optional<Exceeded> acquire(List<Quota> quotas) {
    List<Quota> limited = quotas.stream().filter(quota -> !quota.isUnlimited()).toList();
    for (Quota quota : limited) {
      Limiter limiter = limiter(quota);
      if (limiter.available() < quota.permits()) {
        return Optional.of(new Exceeded(quota, untilRenewed(quota, limiter)));
      }
    }
    limited.forEach(quota -> limiter(quota).permits().acquirePermission(quota.permits()));
    evict();
    return Optional.empty();
  }

  /** How many keys are kept. */
  synchronized int size() {
    return limiters.size();
  }

  private Limiter limiter(Quota quota) {
    return limiters.computeIfAbsent(
        quota.key(),
        key ->
            new Limiter(
                RateLimiter.of(
                    key,
                    RateLimiterConfig.custom()
                        .limitForPeriod(quota.most())
                        .limitRefreshPeriod(quota.period())
                        .timeoutDuration(Duration.ZERO)
                        .build(),
                    nanoTime::getAsLong),
                nanoTime.getAsLong()));
  }

  private Duration untilRenewed(Quota quota, Limiter limiter) {
    long period = quota.period().toNanos();
    return Duration.ofNanos(period - (nanoTime.getAsLong() - limiter.begun()) % period);
  }

  private void evict() {
    if (limiters.size() <= mostKeys) {
      return;
    }
    limiters.values().removeIf(Limiter::isFull);
    var oldest = limiters.keySet().iterator();
    while (limiters.size() > mostKeys) {
      oldest.next();
      oldest.remove();
    }
  }
}
