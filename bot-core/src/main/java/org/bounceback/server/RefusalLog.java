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
 * Counts rejected requests and logs them as one line per minute, so that a client with many
 * requests does not flood the log. Safe for concurrent use.
 */
final class RefusalLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Integer> counts = new TreeMap<>();

  RefusalLog(SupervisedScheduler scheduler) {
    scheduler.repeat("log of refusals", new Cadence(MINUTE, MINUTE, MINUTE), this::flush);
  }

  /** Counts a rejection. */
  synchronized void count(String path, String reason) {
    counts.merge(path + " " + reason, 1, Integer::sum);
  }

  /** Logs the counts since the last call. */
  void flush() {
    String line = drain();
    if (!line.isEmpty()) {
      log.warn("requests rejected in the last minute: {}", line);
    }
  }

  /** Returns the counts since the last call, as {@code PATH REASON=COUNT, …}, and resets them. */
  synchronized String drain() {
    String line =
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
    counts.clear();
    return line;
  }

  @Override
  public void close() {
    flush();
  }
}
