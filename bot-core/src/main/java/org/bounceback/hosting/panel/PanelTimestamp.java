package org.bounceback.hosting.panel;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A timestamp of a panel; only one with a time zone is an exact instant. */
public record PanelTimestamp(Optional<Instant> instant, String words) {

  public static PanelTimestamp parse(Optional<String> text) {
    if (text.isEmpty()) {
      return new PanelTimestamp(Optional.empty(), "");
    }
    try {
      return new PanelTimestamp(Optional.of(Instant.parse(text.get())), "");
    } catch (DateTimeException withoutZone) {
      return new PanelTimestamp(Optional.empty(), text.get().strip());
    }
  }

  /** Parses seconds since 1970, as text or number. */
  public static Optional<Instant> seconds(Optional<String> text) {
    return text.filter(digits -> digits.matches("[1-9][0-9]{0,11}"))
        .map(Long::parseLong)
        .map(Instant::ofEpochSecond);
  }
}
