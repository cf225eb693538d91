package org.bounceback.blocklist;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of queries that a list's operator allows.
 *
 * @param queries the maximum in one period
 * @param period the length of the period
 */
record QueryLimit(int queries, Duration period) {
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?<questions>[0-9,]+) (?:a (?<unit>second|minute|day)|in (?<millis>[0-9]+) ms)");

  /**
   * Parses limits in a human-readable format, such as {@code 100,000 a day or 5 a second}; any
   * other text is ignored.
   */
  static List<QueryLimit> parseAll(String text) {
    var limits = new ArrayList<QueryLimit>();
    Matcher found = LIMIT.matcher(text);
    while (found.find()) {
      int questions = Integer.parseInt(found.group("questions").replace(",", ""));
      limits.add(new QueryLimit(questions, period(found)));
    }
    return List.copyOf(limits);
  }

  private static Duration period(Matcher found) {
    String unit = found.group("unit");
    if (unit == null) {
      return Duration.ofMillis(Long.parseLong(found.group("millis")));
    }
    return switch (unit) {
      case "second" -> Duration.ofSeconds(1);
      case "minute" -> Duration.ofMinutes(1);
      default -> Duration.ofDays(1);
    };
  }
}
