package org.bounceback.app.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.data.JsonObjectBuilder;

/**
 * The lines of one answer, with limits for the whole of it. Who adds lines asks before each further
 * one whether a limit is reached. For one thread.
 */
final class BoundedLines {
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final long begin;
  private final StringBuilder text = new StringBuilder();
  private int lines;
  private long bytes;

  /**
   * The limits of an answer.
   *
   * @param lines how many mails are answered
   * @param bytes after how many nothing more is added; the line that reaches it is complete
   * @param time after which no further line is begun
   */
  record Limits(int lines, long bytes, Duration time) {
    static final Limits STANDARD = new Limits(1000, 8 << 20, Duration.ofMinutes(2));
  }

  /**
   * No lines yet; the time begins.
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

  /** The error that is to be the last line instead of a further one; empty below the limits. */
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
            .with("error", ApiResponse.said(code, message.formatted(limit, lines))));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
