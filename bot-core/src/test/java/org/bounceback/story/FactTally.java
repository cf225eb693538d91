package org.bounceback.story;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bounceback.story.FactCheck.Outcome;

/** Counts the outcomes of all facts. */
final class FactTally {
  private final Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();

  /** Counts one outcome. */
  void add(FactCheck check) {
    counts
        .computeIfAbsent(check.name(), name -> new EnumMap<>(Outcome.class))
        .merge(check.outcome(), 1, Integer::sum);
  }

  /** Returns how often a fact had this outcome. */
  int count(String name, Outcome outcome) {
    return counts.getOrDefault(name, Map.of()).getOrDefault(outcome, 0);
  }

  /** Returns the names of the facts. */
  Iterable<String> names() {
    return counts.keySet();
  }

  /** Returns a table of all facts; the percentage is of those that are shown or false. */
  String table() {
    StringBuilder table = new StringBuilder();
    for (String name : counts.keySet()) {
      int right = count(name, Outcome.RIGHT);
      int missed = count(name, Outcome.MISSED);
      int wrong = count(name, Outcome.FALSE);
      table.append(
          String.format(
              Locale.ROOT,
              "%-22s right %5.1f %% of %5d, missed %5d, false %5d; not shown: right %5d, unknown"
                  + " %5d%n",
              name,
              100.0 * right / Math.max(1, right + missed + wrong),
              right + missed + wrong,
              missed,
              wrong,
              count(name, Outcome.UNFOUNDED),
              count(name, Outcome.UNKNOWN)));
    }
    return table.toString();
  }
}
