package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.text.AddressFinder;

/**
 * The header of the returned message that a server put below its report.
 *
 * @param above the number of lines above it
 * @param to the number of the line with its To field
 * @param recipient the first address in the To field, in lower case
 */
record ReturnedHeader(int above, int to, String recipient) {
  private static final int MAX_HEADER = 120;

  /** Fields that e-mail apps leave out when a person answers or forwards. */
  private static final List<String> TRACES = List.of("received:", "x-received:", "return-path:");

  /** Finds the header below the line that announces it. */
  static Optional<ReturnedHeader> find(List<String> lines, ReportIndicators reportIndicators) {
    for (int i = 0; i < lines.size(); i++) {
      if (reportIndicators.startsReturnedMessage(lower(lines.get(i)))) {
        Optional<ReturnedHeader> found = below(lines, i);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ReturnedHeader> below(List<String> lines, int announced) {
    int start = announced + 1;
    while (start < lines.size() && lines.get(start).isBlank()) {
      start++;
    }
    int to = -1;
    boolean traced = false;
    int end = Math.min(lines.size(), start + MAX_HEADER);
    for (int i = start; i < end && !lines.get(i).isBlank(); i++) {
      String line = lower(lines.get(i).strip());
      traced |= TRACES.stream().anyMatch(line::startsWith);
      to = to < 0 && line.startsWith("to:") ? i : to;
    }
    if (!traced || to < 0) {
      return Optional.empty();
    }
    int at = to;
    return AddressFinder.first(lines.get(to))
        .map(address -> new ReturnedHeader(announced, at, lower(address)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
