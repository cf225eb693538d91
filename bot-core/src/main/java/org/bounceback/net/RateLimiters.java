package org.bounceback.net;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.Optional;

/** Keeps to what others allow: one limit a name. Safe for concurrent use. */
public final class RateLimiters {
  private final RateLimiterRegistry registry = RateLimiterRegistry.ofDefaults();
  private final Duration patience;

  /** Limits whose next turn is waited for as long as {@code patience}. */
  public RateLimiters(Duration patience) {
    this.patience = patience;
  }

  /**
   * Takes the next turn.
   *
   * @param name whose limit it is
   * @param most how many turns a period has
   * @return how long to wait for it; empty when that is longer than one would wait, and no turn was
   *     taken
   */
  public Optional<Duration> reserve(String name, int most, Duration period) {
    long wait = limiter(name, most, period).reservePermission();
    return wait < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait));
  }

  private RateLimiter limiter(String name, int most, Duration period) {
    return registry.rateLimiter(
        name,
        () ->
            RateLimiterConfig.custom()
                .limitForPeriod(most)
                .limitRefreshPeriod(period)
                .timeoutDuration(patience)
                .build());
  }
}
