package org.bounceback.net;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps away from what failed again and again: one circuit breaker a name. It opens when most of
 * the last ten tries failed and lets one try through after a minute.
 *
 * <p>Safe for concurrent use. A fresh one knows nothing and lets everything through.
 */
public final class CircuitBreakers {
  private static final int TRIES = 10;
  private static final float MAX_PERCENT = 80;
  private static final Duration REST = Duration.ofMinutes(1);

  private final CircuitBreakerRegistry registry;

  /** Breakers that count time on {@code clock}. */
  public CircuitBreakers(Clock clock) {
    registry =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(TRIES)
                .minimumNumberOfCalls(TRIES)
                .failureRateThreshold(MAX_PERCENT)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build());
  }

  /** Whether {@code name} may be tried now; then the outcome has to be told. */
  public boolean mayTry(String name) {
    return breaker(name).tryAcquirePermission();
  }

  /** Tells that a try went well. */
  public void succeeded(String name) {
    breaker(name).onSuccess(0, TimeUnit.NANOSECONDS);
  }

  /** Tells that a try failed. */
  public void failed(String name) {
    breaker(name).onError(0, TimeUnit.NANOSECONDS, new TryFailed());
  }

  /** Tells that a try said nothing of {@code name}, since it did not get that far. */
  public void abandoned(String name) {
    breaker(name).releasePermission();
  }

  private CircuitBreaker breaker(String name) {
    return registry.circuitBreaker(name);
  }

  /** What the library wants to be told of; nobody ever throws it. */
  private static final class TryFailed extends Exception {
    TryFailed() {
      super("a try failed", null, false, false);
    }
  }
}
