package org.bounceback.net;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bounceback.net.Guard.GuardSettings;

/**
 * Makes requests to one service wait until its {@link Guard} allows them, so that a long queue
 * keeps its order while the service fails for a moment. Safe for concurrent use.
 */
public final class RequestThrottle {
  private final Guard guard;
  private final LongSupplier nanoTime;
  private final Duration maxWait;

  /**
   * A throttle for one service.
   *
   * @param name of the service
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public RequestThrottle(String name, GuardSettings settings, LongSupplier nanoTime) {
    this.guard = new Guard(name, settings, nanoTime);
    this.nanoTime = nanoTime;
    this.maxWait = settings.maxWait();
  }

  /**
   * Waits until a request is allowed, after which {@link #complete} must be called.
   *
   * @return false when that would take too long, and no request is allowed
   */
  public boolean await() throws InterruptedException {
    long end = nanoTime.getAsLong() + maxWait.toNanos();
    if (guard.isOpen() && guard.opensUntil() - end > 0) {
      // Waiting for the rate limit first would hold up other work for nothing.
      return false;
    }
    while (awaitTurn(end)) {
      synchronized (this) {
        if (guard.tryCall()) {
          return true;
        }
        // A trial call is due at a known time, or is under way and ends with complete.
        long until = guard.isOpen() ? guard.opensUntil() : end;
        long now = nanoTime.getAsLong();
        if (until - end > 0 || end - now <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, until - now));
      }
    }
    return false;
  }

  /**
   * Ends a request.
   *
   * @param failed whether the service failed
   * @param pause how long the service asked for no requests; may be zero
   */
  public synchronized void complete(boolean failed, Duration pause) {
    if (failed) {
      guard.failed();
    } else {
      guard.succeeded();
    }
    if (!pause.isZero()) {
      guard.pause(pause);
    }
    notifyAll();
  }

  /** How long the pause still lasts that the service asked for; empty if there is none. */
  public Optional<Duration> remainingPause() {
    return guard.remainingPause();
  }

  private synchronized boolean awaitTurn(long end) throws InterruptedException {
    Optional<Duration> wait = guard.reserve();
    long turn = nanoTime.getAsLong() + wait.orElse(Duration.ZERO).toNanos();
    if (wait.isEmpty() || turn - end > 0) {
      return false;
    }
    for (long left = turn - nanoTime.getAsLong(); left > 0; left = turn - nanoTime.getAsLong()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
