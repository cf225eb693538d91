package org.bounceback.bounce.log;

import java.util.List;
import java.util.stream.Stream;

/**
 * The contents of pasted log lines.
 *
 * @param entries one for each message and recipient, in the order of the paste
 * @param accessEvents failed logins and blocks, in the order of the paste
 * @param leftOut descriptions of the limits at which reading stopped; usually empty
 */
public record LogReport(
    List<LogEntry> entries, List<AccessEvent> accessEvents, List<String> leftOut) {
  /** The maximum number of failed logins and blocks. */
  public static final int MAX_ACCESS_EVENTS = 200;

  public LogReport {
    entries = List.copyOf(entries);
    accessEvents = List.copyOf(accessEvents);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns a report that begins with what other parts of the paste contain. */
  public LogReport withFirst(List<LogEntry> moreEntries, List<AccessEvent> moreAccessEvents) {
    return new LogReport(
        Stream.concat(moreEntries.stream(), entries.stream()).toList(),
        Stream.concat(moreAccessEvents.stream(), accessEvents.stream())
            .limit(MAX_ACCESS_EVENTS)
            .toList(),
        leftOut);
  }
}
