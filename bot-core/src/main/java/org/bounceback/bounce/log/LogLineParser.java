package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Splits the time, the host and the program off a log line. */
final class LogLineParser {
  /** A time far inside a line belongs to its text. */
  private static final int MAX_START = 200;

  /** The length of the shortest time of syslog with the space behind it. */
  private static final int SYSLOG_LENGTH = 16;

  private static final int MAX_PREFIX = 400;
  private static final int NANO_DIGITS = 9;

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final Pattern ISO =
      Pattern.compile(
          "\\b([0-9]{4})-([0-9]{2})-([0-9]{2})([T ])([0-9]{2}):([0-9]{2}):([0-9]{2})"
              + "(?:[.,]([0-9]{1,9}))?(Z| ?[+-][0-9]{2}:?[0-9]{2})?\\]?(?:\\s|$)");
  private static final Pattern SYSLOG =
      Pattern.compile(
          "\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}([0-9]{1,2})"
              + "(?: ([0-9]{4}))? ([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?\\s");

  /** A time of multilog: seconds since 1970 plus 2^62, and nanoseconds. */
  private static final Pattern TAI64N = Pattern.compile("@(4[0-9a-f]{15})([0-9a-f]{8}) ");

  /** TAI was this many seconds ahead of UTC in 1970, as multilog writes it. */
  private static final int TAI_OFFSET = 10;

  private static final int HEX = 16;

  private static final Pattern PROGRAM =
      Pattern.compile("^(\\S{1,255}) ([A-Za-z][A-Za-z0-9_./-]{0,63})(?:\\[[0-9]+\\])?: ?");

  private LogLineParser() {}

  /** Parses the line at this position of the paste. */
  static LogLine parse(int number, String line) {
    String start = line.substring(0, Math.min(line.length(), MAX_PREFIX));
    Matcher tai = TAI64N.matcher(start);
    if (tai.find()) {
      return tai64n(number, line, tai);
    }
    if (start.indexOf(':') < 0 || PostfixQueueListing.isMessage(line)) {
      return plain(number, line);
    }
    Matcher iso = ISO.matcher(start);
    Matcher syslog = SYSLOG.matcher(start);
    boolean isIso = iso.find() && iso.start() <= MAX_START;
    boolean isSyslog =
        !(isIso && iso.start() < SYSLOG_LENGTH) && syslog.find() && syslog.start() <= MAX_START;
    // A program may write its own time behind the one of syslog.
    if (isIso && !(isSyslog && syslog.start() < iso.start())) {
      Optional<LogTime> time = isoTime(iso);
      if (time.isPresent()) {
        String rest = line.substring(iso.end());
        return iso.group(4).equals("T")
            ? syslog(number, line.substring(iso.start()), time, rest)
            : new LogLine(
                number,
                line.substring(iso.start()),
                time,
                Optional.empty(),
                Optional.empty(),
                rest.stripLeading());
      }
    }
    if (isSyslog) {
      Optional<LogTime> time = syslogTime(syslog);
      if (time.isPresent()) {
        return syslog(number, line.substring(syslog.start()), time, line.substring(syslog.end()));
      }
    }
    return plain(number, line);
  }

  private static LogLine tai64n(int number, String line, Matcher tai) {
    long seconds = Long.parseLong(tai.group(1), HEX) - (1L << 62) - TAI_OFFSET;
    boolean plausible = seconds > 0 && seconds < Integer.MAX_VALUE * 2L;
    Optional<LogTime> time =
        Optional.of(seconds)
            .filter(each -> plausible)
            .map(each -> Instant.ofEpochSecond(each, Long.parseLong(tai.group(2), HEX)))
            .map(
                instant ->
                    new LogTime(
                        instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                        Optional.of(instant),
                        LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
    return new LogLine(
        number,
        line.substring(tai.start()),
        time,
        Optional.empty(),
        Optional.empty(),
        line.substring(tai.end()).strip());
  }

  private static LogLine plain(int number, String line) {
    return new LogLine(
        number, line, Optional.empty(), Optional.empty(), Optional.empty(), line.strip());
  }

  private static LogLine syslog(int number, String text, Optional<LogTime> time, String rest) {
    Matcher program = PROGRAM.matcher(rest);
    if (!program.find()) {
      return new LogLine(
          number, text, time, Optional.empty(), Optional.empty(), rest.stripLeading());
    }
    String body = rest.substring(program.end());
    Matcher inner = ISO.matcher(body.substring(0, Math.min(body.length(), MAX_PREFIX)));
    boolean twice = inner.find() && inner.start() == 0;
    return new LogLine(
        number,
        text,
        twice ? isoTime(inner).or(() -> time) : time,
        Optional.of(program.group(1)),
        Optional.of(program.group(2)),
        (twice ? body.substring(inner.end()) : body).stripLeading());
  }

  private static Optional<LogTime> isoTime(Matcher iso) {
    Optional<LocalDateTime> local =
        local(
            Integer.parseInt(iso.group(1)),
            Integer.parseInt(iso.group(2)),
            iso.group(3),
            List.of(iso.group(5), iso.group(6), iso.group(7)),
            Optional.ofNullable(iso.group(8)).orElse(""));
    return local.map(
        date ->
            new LogTime(
                iso.group().strip(),
                Optional.ofNullable(iso.group(9))
                    .flatMap(zone -> offset(zone.strip()))
                    .map(date::toInstant),
                date));
  }

  private static Optional<LogTime> syslogTime(Matcher syslog) {
    return local(
            Optional.ofNullable(syslog.group(3)).map(Integer::parseInt).orElse(LogTime.NO_YEAR),
            MONTHS.indexOf(syslog.group(1)) + 1,
            syslog.group(2),
            List.of(syslog.group(4), syslog.group(5), syslog.group(6)),
            "")
        .map(date -> new LogTime(syslog.group().strip(), Optional.empty(), date));
  }

  private static Optional<LocalDateTime> local(
      int year, int month, String day, List<String> clock, String fraction) {
    String nanos = fraction + "0".repeat(NANO_DIGITS - fraction.length());
    try {
      return Optional.of(
          LocalDateTime.of(
              year,
              month,
              Integer.parseInt(day),
              Integer.parseInt(clock.get(0)),
              Integer.parseInt(clock.get(1)),
              Integer.parseInt(clock.get(2)),
              Integer.parseInt(nanos)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneOffset> offset(String zone) {
    try {
      return Optional.of(ZoneOffset.of(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
