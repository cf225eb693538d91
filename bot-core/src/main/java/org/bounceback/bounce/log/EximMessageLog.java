package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.End;

/** The log of one message by {@code exim -Mvl}, whose lines have no id. */
final class EximMessageLog {
  private static final String RECEIVED = "Received from ";
  private static final Pattern FAILED = Pattern.compile("^(\\S+@\\S+?)(?: <\\S+>)?(?:: | [RT]=)");
  private static final String ROUTING = "routing failed for ";

  private int logs;
  private boolean open;

  /** Reads the line; empty if it is no part of a message log. */
  Optional<LogEvent> read(LogLine line) {
    String body = line.body();
    if (line.time().isPresent() && body.startsWith(RECEIVED)) {
      logs++;
      open = true;
      return Optional.of(EximArrival.arrival(line, key(line), body.substring(RECEIVED.length())));
    }
    if (!open) {
      return Optional.empty();
    }
    if (body.startsWith("*** Frozen")) {
      return Optional.of(new End(line, key(line), Optional.of(Outcome.FROZEN), ""));
    }
    if (line.time().isEmpty()) {
      return Optional.empty();
    }
    if (body.startsWith(ROUTING)) {
      return EximDelivery.read(line, key(line), Outcome.FAILED, body.substring(ROUTING.length()));
    }
    Matcher failed = FAILED.matcher(body);
    if (failed.find()) {
      boolean defers = body.contains(" defer (");
      return EximDelivery.read(line, key(line), defers ? Outcome.DEFERRED : Outcome.FAILED, body);
    }
    return EximDelivery.read(line, key(line), body)
        .or(() -> EximArrival.reason(line, key(line), body));
  }

  private MessageKey key(LogLine line) {
    return MessageKey.withoutId(line, logs);
  }
}
