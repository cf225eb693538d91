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
 * A rate limiter for each key, with a limited number of keys. Safe for concurrent use.
 *
 * <p>If there are too many keys, those with all their permits are removed first, which changes no
 * decision. If that is not enough, the least recently used keys are removed. A removed key starts
 * with all its permits again, so no key is rejected because of others.
 */
public final class KeyedRateLimiter {
  private final LongSupplier nanoTime;
  private final int maxKeys;
  private final Map<String, Limiter> limiters = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Creates a limiter without keys.
   *
   * @param nanoTime the elapsed time, which is independent of the system clock
   * @param maxKeys the maximum number of stored keys
   */
  public KeyedRateLimiter(LongSupplier nanoTime, int maxKeys) {
    this.nanoTime = nanoTime;
    this.maxKeys = maxKeys;
  }

  /** The limit that was reached, and the time until its permits are renewed. */
  public record Exceeded(Quota quota, Duration retryAfter) {}

  /** The limiter of one key, and the start of its first period. */
  private record Limiter(RateLimiter permits, long begun) {
    private int available() {
      return permits.getMetrics().getAvailablePermissions();
    }

    private boolean isFull() {
      return available() >= permits.getRateLimiterConfig().getLimitForPeriod();
    }
  }

  /**
   * Acquires the permits of all quotas, or none of them.
   *
   * @return the first quota without enough permits; empty if the permits were acquired
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

  /** Returns the number of stored keys. */
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
                        .limitForPeriod(quota.limit())
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
    if (limiters.size() <= maxKeys) {
      return;
    }
    limiters.values().removeIf(Limiter::isFull);
    var oldest = limiters.keySet().iterator();
    while (limiters.size() > maxKeys) {
      oldest.next();
      oldest.remove();
    }
  }
}
