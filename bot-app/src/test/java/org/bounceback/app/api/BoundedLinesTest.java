package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.bounceback.app.api.BoundedLines.Limits;
import org.bounceback.data.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
  private static final JsonObjectBuilder LINE = new JsonObjectBuilder().with("a", "é");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void aLimitOfLinesIsReached() {
    BoundedLines lines = lines(new Limits(2, 1000, Duration.ofSeconds(1)));

    lines.add(LINE);
    assertTrue(lines.limitReached().isEmpty());
    lines.add(LINE);

    assertEquals(
        "{\"error\":{\"code\":\"too-many-mails\",\"message\":\"the upload was read up to the limit"
            + " of 2 mails; 2 mails are answered, send the rest by itself\"}}",
        lines.limitReached().orElseThrow().toString());
  }

  @Test
  void aLimitOfBytesIsReached() {
    int bytes = (LINE + "\n").length() + 1; // é takes two.
    BoundedLines lines = lines(new Limits(100, 2L * bytes, Duration.ofSeconds(1)));

    lines.add(LINE);
    assertTrue(lines.limitReached().isEmpty());
    lines.add(LINE);

    assertTrue(lines.limitReached().orElseThrow().toString().contains("too-many-mails"));
  }

  @Test
  void aLimitOfTimeIsReached() {
    BoundedLines lines = lines(new Limits(100, 1000, Duration.ofSeconds(1)));

    lines.add(LINE);
    nanos.addAndGet(999_999_999);
    assertTrue(lines.limitReached().isEmpty());
    nanos.addAndGet(1);

    assertTrue(lines.limitReached().orElseThrow().toString().contains("timed-out"));
  }

  private BoundedLines lines(Limits limits) {
    return new BoundedLines(limits, nanos::get);
  }
}
