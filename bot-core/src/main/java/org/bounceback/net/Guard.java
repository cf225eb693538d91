package org.bounceback.net;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides whether another party may be called now, such as a blocklist, a ticket system or a mail
 * server. Rate limiters bound how often it is called. A circuit breaker stops the calls after
 * failures, and for as long as the other party asks for (Retry-After). Safe for concurrent use; no
 * method waits or takes a lock.
 */
public final class Guard {
  private final List<RateLimiter> rateLimiters;
  private final CircuitBreaker circuitBreaker;
  private final LongSupplier nanoTime;

  /** The elapsed time at which the circuit breaker that is open now lets a trial call through. */
  private volatile long opensUntil;

  /** The elapsed time at which the pause ends that the other party asked for. */
  private volatile long pausedUntil;

  /** How many calls a period may have. */
  public record RateLimit(int calls, Duration period) {}

  /**
   * When calls are allowed.
   *
   * @param rateLimits all of them apply
   * @param maxWait how far ahead a call may be reserved
   * @param calls how many calls the circuit breaker considers
   * @param failurePercent the share of failures among them at which it opens
   * @param firstPause until its first trial call
   * @param maxPause the pause doubles after each failed trial call up to this
   */
  public record GuardSettings(
      List<RateLimit> rateLimits,
      Duration maxWait,
      int calls,
      float failurePercent,
      Duration firstPause,
      Duration maxPause) {
    public GuardSettings {
      rateLimits = List.copyOf(rateLimits);
    }

    /** For a service that bears so many requests a minute, at the same distance. */
    public static GuardSettings perMinute(int requests) {
      return new GuardSettings(
          List.of(new RateLimit(1, Duration.ofMinutes(1).dividedBy(requests))),
          Duration.ofSeconds(5),
          3,
          100,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));
    }
  }

  /**
   * A guard that allows all calls at first.
   *
   * @param name of the other party
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public Guard(String name, GuardSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.opensUntil = nanoTime.getAsLong();
    this.pausedUntil = opensUntil;
    this.rateLimiters =
        settings.rateLimits().stream()
            .map(limit -> rateLimiter(name, limit, settings.maxWait(), nanoTime))
            .toList();
    InstantSource elapsed = () -> Instant.EPOCH.plusNanos(nanoTime.getAsLong());
    IntervalFunction pauses =
        IntervalFunction.ofExponentialBackoff(settings.firstPause(), 2, settings.maxPause());
    this.circuitBreaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    settings.calls(),
                    settings.calls(),
                    SlidingWindowType.COUNT_BASED,
                    SlidingWindowSynchronizationStrategy.LOCK_FREE)
                .failureRateThreshold(settings.failurePercent())
                .waitIntervalFunctionInOpenState(attempt -> openFor(pauses.apply(attempt)))
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(elapsed.withZone(ZoneOffset.UTC))
                .build());
  }

  /**
   * Reserves a call under the rate limits.
   *
   * @return how long to wait before it; empty when a limit would make it wait too long
   */
  public Optional<Duration> reserve() {
    long wait = 0;
    for (RateLimiter each : rateLimiters) {
      long nanos = each.reservePermission();
      if (nanos < 0) {
        return Optional.empty();
      }
      wait = Math.max(wait, nanos);
    }
    return Optional.of(Duration.ofNanos(wait));
  }

  /**
   * Whether the circuit breaker lets a call through. If so, {@link #succeeded}, {@link #failed} or
   * {@link #abandoned} must follow.
   */
  public boolean tryCall() {
    return circuitBreaker.tryAcquirePermission();
  }

  /** Records a call that succeeded. */
  public void succeeded() {
    circuitBreaker.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  /** Records a call that failed. */
  public void failed() {
    circuitBreaker.onError(0, TimeUnit.NANOSECONDS, new CallFailedException());
  }

  /** Ends a call that says nothing about the other party. */
  public void abandoned() {
    circuitBreaker.releasePermission();
  }

  /** Stops all calls for that long, then lets one trial call through. */
  public void pause(Duration span) {
    pausedUntil = nanoTime.getAsLong() + span.toNanos();
    if (!isOpen() || pausedUntil - opensUntil > 0) {
      opensUntil = pausedUntil;
      circuitBreaker.transitionToOpenStateFor(span);
    }
  }

  /** How long the pause still lasts that the other party asked for; empty if there is none. */
  public Optional<Duration> remainingPause() {
    return Optional.of(Duration.ofNanos(pausedUntil - nanoTime.getAsLong()))
        .filter(left -> !left.isNegative() && !left.isZero());
  }

  /** Allows calls again, as if none had failed. */
  public void reset() {
    circuitBreaker.reset();
  }

  /** Whether all calls are stopped, so that not even a trial call is due. */
  public boolean isOpen() {
    return circuitBreaker.getState() == CircuitBreaker.State.OPEN
        && opensUntil - nanoTime.getAsLong() >= 0;
  }

  /** The elapsed time at which a trial call is due; says nothing unless {@link #isOpen}. */
  long opensUntil() {
    return opensUntil;
  }

  private long openFor(long millis) {
    opensUntil = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
    return millis;
  }

  private static RateLimiter rateLimiter(
      String name, RateLimit limit, Duration maxWait, LongSupplier nanoTime) {
    return RateLimiter.of(
        name + " in " + limit.period(),
        RateLimiterConfig.custom()
            .limitForPeriod(limit.calls())
            .limitRefreshPeriod(limit.period())
            .timeoutDuration(maxWait)
            .build(),
        nanoTime::getAsLong);
  }

  /** What the library records of a failure; it is never thrown. */
  private static final class CallFailedException extends Exception {
    CallFailedException() {
      super("a call failed", null, false, false);
    }
  }
}
