package org.bounceback.app.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Collects the lines of one response, with limits for the whole. Callers check for a reached limit
 * before each further line. Not safe for concurrent use.
 */
final class BoundedLines {
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final long begin;
  private final StringBuilder text = new StringBuilder();
  private int lines;
  private long bytes;

  /**
   * The limits of a response.
   *
   * @param lines maximum number of e-mails
   * @param bytes size after which nothing more is added; the line that reaches it is complete
   * @param time duration after which no further line is started
   */
  record Limits(int lines, long bytes, Duration time) {
    static final Limits STANDARD = new Limits(1000, 8 << 20, Duration.ofMinutes(2));
  }

  /**
   * Starts without lines; the time starts now.
   *
   * @param nanoTime elapsed time, such as {@link System#nanoTime}
   */
  BoundedLines(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  void add(JsonObjectBuilder object) {
    String line = object + "\n";
    text.append(line);
    lines++;
    bytes += line.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the error for the last line if a limit is reached; empty below the limits. */
  Optional<JsonObjectBuilder> limitReached() {
    if (lines >= limits.lines()) {
      return error("too-many-mails", "%d mails".formatted(limits.lines()));
    }
    if (bytes >= limits.bytes()) {
      return error("too-many-mails", "%d KiB of answers".formatted(limits.bytes() / 1024));
    }
    if (nanoTime.getAsLong() - begin >= limits.time().toNanos()) {
      return error("timed-out", "%d seconds".formatted(limits.time().toSeconds()));
    }
    return Optional.empty();
  }

  private Optional<JsonObjectBuilder> error(String code, String limit) {
    String message =
        "the upload was read up to the limit of %s; %d mails are answered, send the rest by itself";
    return Optional.of(
        new JsonObjectBuilder()
            .with("error", ApiResponse.errorObject(code, message.formatted(limit, lines))));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
