package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Delivery;

/** The output of exinext: what Exim remembers about an address or a host that failed. */
final class EximRetryListing {
  private static final Pattern RECORD =
      Pattern.compile(
          "^\\W{0,4}(?:Route: (\\S+?)(?::<(\\S*)>)?|Transport: (\\S+ \\[[0-9A-Fa-f.:]+\\])\\S*)"
              + " error -?[0-9]+: (.*)$");
  private static final Pattern LAST_TRIED =
      Pattern.compile(
          "^\\s*last tried: +([0-9]{2}-[A-Z][a-z]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.ENGLISH);

  private int records;
  private Optional<Delivery> current = Optional.empty();

  /** Reads the line; empty if it is no part of a listing. */
  Optional<LogEvent> read(LogLine line) {
    if (current.isPresent()) {
      Matcher tried = LAST_TRIED.matcher(line.text());
      if (tried.find()) {
        Delivery delivery = current.get();
        current = Optional.empty();
        return time(tried.group(1)).map(time -> copy(delivery, line, time));
      }
    }
    if (!line.text().contains(" error ")) {
      return Optional.empty();
    }
    Matcher record = RECORD.matcher(line.text());
    if (!record.find()) {
      return Optional.empty();
    }
    records++;
    current = Optional.of(delivery(line, record));
    return current.map(LogEvent.class::cast);
  }

  private Delivery delivery(LogLine line, Matcher record) {
    EximFields fields = EximFields.parse(record.group(4));
    LogHost host = Optional.ofNullable(record.group(3)).map(EximFields::host).orElse(LogHost.NONE);
    return new Delivery(
        line,
        new MessageKey("", "", -records),
        Optional.ofNullable(record.group(2)),
        Optional.ofNullable(record.group(1)).filter(name -> name.indexOf('@') > 0).orElse(""),
        Optional.empty(),
        host.or(fields.host()),
        Optional.empty(),
        Outcome.DEFERRED,
        Optional.empty(),
        true,
        fields.text());
  }

  /** The same state, with the time of the last attempt, which is on a line below. */
  private static Delivery copy(Delivery delivery, LogLine line, LogTime time) {
    var timed =
        new LogLine(
            line.number(),
            delivery.line().text(),
            Optional.of(time),
            line.host(),
            line.program(),
            line.body());
    return new Delivery(
        timed,
        delivery.key(),
        delivery.sender(),
        delivery.recipient(),
        delivery.originalRecipient(),
        delivery.remote(),
        delivery.remoteQueueId(),
        delivery.outcome(),
        delivery.status(),
        delivery.attempted(),
        delivery.text());
  }

  private static Optional<LogTime> time(String text) {
    try {
      return Optional.of(new LogTime(text, Optional.empty(), LocalDateTime.parse(text, TIME)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
