package org.bounceback.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** Computes request rates. */
final class RequestRate {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private RequestRate() {}

  /** Returns the maximum number of requests in any minute, starting at {@code begin}. */
  static int maxPerMinute(List<Instant> asked, Instant begin) {
    var minute = new ArrayDeque<Instant>();
    int max = 0;
    for (Instant request : asked.stream().filter(one -> !one.isBefore(begin)).sorted().toList()) {
      minute.addLast(request);
      while (!minute.getFirst().plus(MINUTE).isAfter(request)) {
        minute.removeFirst();
      }
      max = Math.max(max, minute.size());
    }
    return max;
  }
}
