package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.LogTime;
import org.bounceback.bounce.table.RowInterpreter.PlacedEntry;

/** Joins the rows about the same message and recipient. */
final class ReportJoiner {
  private ReportJoiner() {}

  /** Returns one entry for each message and recipient, in the order of the rows. */
  static List<LogEntry> join(List<PlacedEntry> placed) {
    var joined = new LinkedHashMap<List<String>, LogEntry>();
    for (PlacedEntry each : placed) {
      joined.merge(key(each), each.entry(), ReportJoiner::decisive);
    }
    return withDetails(joined);
  }

  /** Rows without an id are messages of their own unless they are the events of one message. */
  private static List<String> key(PlacedEntry placed) {
    LogEntry entry = placed.entry();
    String recipient = entry.recipient().toLowerCase(Locale.ROOT);
    Optional<String> id = entry.messageId().or(entry::queueId);
    if (id.isPresent()) {
      return List.of(recipient, id.get());
    }
    return placed.ownRecipient()
        ? List.of(recipient, "", String.valueOf(placed.line()))
        : List.of(recipient, "");
  }

  private static LogEntry decisive(LogEntry first, LogEntry second) {
    Optional<LogTime> before = first.time();
    Optional<LogTime> after = second.time();
    boolean isOlder = before.isPresent() && after.isPresent() && before.get().isAfter(after.get());
    boolean secondDecides =
        second.outcome().isFinal() == first.outcome().isFinal()
            ? !isOlder
            : second.outcome().isFinal();
    LogEntry decisive = secondDecides ? second : first;
    LogEntry other = secondDecides ? first : second;
    return decisive.text().isEmpty() && other.outcome() == decisive.outcome() ? other : decisive;
  }

  /** The events of one message explain the row of a summary that has no reason. */
  private static List<LogEntry> withDetails(Map<List<String>, LogEntry> joined) {
    var entries = new ArrayList<LogEntry>();
    joined.forEach(
        (key, entry) -> {
          LogEntry details = joined.get(List.of(key.get(0), ""));
          boolean isExplained =
              details != null
                  && key.size() + key.get(1).length() > 2
                  && sameOutcome(details, entry);
          if (!isExplained) {
            entries.add(entry);
          }
        });
    return entries;
  }

  private static boolean sameOutcome(LogEntry details, LogEntry entry) {
    return details.outcome() == entry.outcome() && entry.text().isEmpty();
  }
}
