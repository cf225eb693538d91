package org.bounceback.net;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Requests to one service, no faster than it bears and none while it wants to be left alone. Who
 * comes meanwhile waits, so that a long queue stays where it is, in its order.
 *
 * <p>After 429 or 503 with {@code Retry-After} (seconds, RFC 9110 section 10.2.3) nobody asks for
 * that long. After three failures in a row (no answer, 429, 5xx) one request at a time goes
 * through, with a pause before it that doubles each time.
 */
public final class PacedHttp implements Http {
  private static final int FAILURES_IN_A_ROW = 3;
  private static final int MOST_DOUBLINGS = 10;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private final Http http;
  private final Manner manner;
  private final Object turns = new Object();

  // Both by System.nanoTime(), which no setting of the clock moves.
  private long nextTurn = System.nanoTime();
  private boolean probing;
  private int failures;

  /**
   * How patient it is.
   *
   * @param between two requests, at least; may be zero
   * @param longestWait for one's turn; whoever would wait longer is told so at once
   * @param firstPause after the failure from which on it is left alone
   * @param longestPause of that kind
   */
  public record Manner(
      Duration between, Duration longestWait, Duration firstPause, Duration longestPause) {

    /** As services like it, so many requests a minute. */
    public static Manner perMinute(int requests) {
      return new Manner(
          Duration.ofMinutes(1).dividedBy(requests),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));
    }
  }

  /** Paces what goes through {@code http}. */
  public PacedHttp(Http http, Manner manner) {
    this.http = http;
    this.manner = manner;
  }

  @Override
  public Response send(Request request, Deadline deadline) throws HttpFailed, InterruptedException {
    awaitTurn();
    try {
      Response answer = http.send(request, deadline);
      settle(isTrouble(answer), wish(answer));
      return answer;
    } catch (HttpFailed failed) {
      settle(true, Duration.ZERO);
      throw failed;
    } catch (InterruptedException | RuntimeException cut) {
      settle(false, Duration.ZERO);
      throw cut;
    }
  }

  private void awaitTurn() throws HttpFailed, InterruptedException {
    synchronized (turns) {
      long end = System.nanoTime() + manner.longestWait().toNanos();
      while (probing || nextTurn - System.nanoTime() > 0) {
        long now = System.nanoTime();
        if (end - now <= 0 || nextTurn - end > 0) {
          throw new HttpFailed(
              HttpFailed.How.LEFT_ALONE,
              "it is left alone for a while",
              new IllegalStateException("paced"));
        }
        TimeUnit.NANOSECONDS.timedWait(turns, Math.max(1, probing ? end - now : nextTurn - now));
      }
      nextTurn = System.nanoTime() + manner.between().toNanos();
      probing = failures >= FAILURES_IN_A_ROW;
    }
  }

  private void settle(boolean trouble, Duration wish) {
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
    int doublings = Math.min(failures - FAILURES_IN_A_ROW, MOST_DOUBLINGS);
    Duration own = manner.firstPause().multipliedBy(1L << doublings);
    Duration bounded = own.compareTo(manner.longestPause()) > 0 ? manner.longestPause() : own;
    return wish.compareTo(bounded) > 0 ? wish : bounded;
  }

  private static boolean isTrouble(Response answer) {
    return answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR;
  }

  /** How long the service wants to be left alone; a date is left to whoever asked. */
  private static Duration wish(Response answer) {
    if (!isTrouble(answer)) {
      return Duration.ZERO;
    }
    Duration wish =
        answer.headers().getOrDefault("retry-after", List.of()).stream()
            .filter(text -> text.matches("[0-9]{1,9}"))
            .findFirst()
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(Duration.ZERO);
    return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
  }
}
