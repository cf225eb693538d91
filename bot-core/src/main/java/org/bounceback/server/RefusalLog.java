package org.bounceback.server;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused requests and logs them as one line a minute, so that whoever sends many does not
 * fill the log. Safe for concurrent use.
 */
final class RefusalLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Integer> counts = new TreeMap<>();

  RefusalLog(SupervisedScheduler scheduler) {
    scheduler.every("log of refusals", new Cadence(MINUTE, MINUTE, MINUTE), this::flush);
  }

  /** Counts a refusal. */
  synchronized void count(String path, String why) {
    counts.merge(path + " " + why, 1, Integer::sum);
  }

  /** Logs what was counted since the last time. */
  void flush() {
    String line = take();
    if (!line.isEmpty()) {
      log.warn("requests refused since the last such line, at most a minute ago: {}", line);
    }
  }

  /** What was counted since the last time, as {@code PATH REASON=COUNT, …}. */
  synchronized String take() {
    String line =
        counts.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
    counts.clear();
    return line;
  }

  @Override
  public void close() {
    flush();
  }
}
