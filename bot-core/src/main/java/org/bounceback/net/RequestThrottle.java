package org.bounceback.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Turns at one service, no faster than it bears and none while it wants to be left alone. Who comes
 * meanwhile waits, so that a long queue stays where it is, in its order. Safe for concurrent use.
 *
 * <p>After three failures in a row one at a time has a turn, with a pause before it that doubles
 * each time.
 */
public final class RequestThrottle {
  private static final int FAILURES_IN_A_ROW = 3;
  private static final int MAX_DOUBLINGS = 10;

  private final ThrottleSettings throttleSettings;
  private final Object turns = new Object();

  // Both by System.nanoTime(), which no setting of the clock moves.
  private long nextTurn = System.nanoTime();
  private boolean probing;
  private int failures;

  /**
   * How patient it is.
   *
   * @param between two turns, at least; may be zero
   * @param longestWait for one's turn; whoever would wait longer is told so at once
   * @param firstPause after the failure from which on it is left alone
   * @param longestPause of that kind
   */
  public record ThrottleSettings(
      Duration between, Duration longestWait, Duration firstPause, Duration longestPause) {

    /** As services like it, so many turns a minute. */
    public static ThrottleSettings perMinute(int turns) {
      return new ThrottleSettings(
          Duration.ofMinutes(1).dividedBy(turns),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));
    }
  }

  /** Turns in that manner. */
  public RequestThrottle(ThrottleSettings throttleSettings) {
    this.throttleSettings = throttleSettings;
  }

  /**
   * Waits for a turn, after which {@link #settle} must be called.
   *
   * @return false when it would take too long; then there is none
   */
  public boolean awaitTurn() throws InterruptedException {
    synchronized (turns) {
      long end = System.nanoTime() + throttleSettings.longestWait().toNanos();
      while (probing || nextTurn - System.nanoTime() > 0) {
        long now = System.nanoTime();
        if (end - now <= 0 || nextTurn - end > 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(turns, Math.max(1, probing ? end - now : nextTurn - now));
      }
      nextTurn = System.nanoTime() + throttleSettings.between().toNanos();
      probing = failures >= FAILURES_IN_A_ROW;
      return true;
    }
  }

  /**
   * Ends a turn.
   *
   * @param trouble whether the service failed
   * @param wish how long it wants to be left alone; may be zero
   */
  public void settle(boolean trouble, Duration wish) {
    synchronized (turns) {
      probing = false;
      failures = trouble ? failures + 1 : 0;
      long free = System.nanoTime() + pause(wish).toNanos();
      if (free - nextTurn > 0) {
        nextTurn = free;
      }
      turns.notifyAll();
    }
  }

  private Duration pause(Duration wish) {
    if (failures < FAILURES_IN_A_ROW) {
      return wish;
    }
    int doublings = Math.min(failures - FAILURES_IN_A_ROW, MAX_DOUBLINGS);
    Duration own = throttleSettings.firstPause().multipliedBy(1L << doublings);
    Duration bounded =
        own.compareTo(throttleSettings.longestPause()) > 0 ? throttleSettings.longestPause() : own;
    return wish.compareTo(bounded) > 0 ? wish : bounded;
  }
}
