package org.bounceback.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** How fast requests came. */
final class RequestRate {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private RequestRate() {}

  /** The most requests in any span of a minute, of those from {@code begin} on. */
  static int mostInAMinute(List<Instant> asked, Instant begin) {
    var minute = new ArrayDeque<Instant>();
    int most = 0;
    for (Instant each : asked.stream().filter(one -> !one.isBefore(begin)).sorted().toList()) {
      minute.addLast(each);
      while (!minute.getFirst().plus(MINUTE).isAfter(each)) {
        minute.removeFirst();
      }
      most = Math.max(most, minute.size());
    }
    return most;
  }
}
