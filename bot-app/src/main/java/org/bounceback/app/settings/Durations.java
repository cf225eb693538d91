package org.bounceback.app.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses durations in the notation of the settings: {@code 500ms}, {@code 3s}, {@code 10m}, {@code
 * 2h}.
 */
public final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]))?(ms|s|m|h)");

  private Durations() {}

  /** Parses a duration of more than zero. */
  public static Optional<Duration> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    long tenths = 10 * Long.parseLong(written.group(1));
    tenths += written.group(2) == null ? 0 : Long.parseLong(written.group(2));
    long unitMillis =
        switch (written.group(3)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Optional.of(Duration.ofMillis(tenths * unitMillis / 10))
        .filter(duration -> !duration.isZero());
  }
}
