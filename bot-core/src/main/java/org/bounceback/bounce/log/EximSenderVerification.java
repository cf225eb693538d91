package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Ignored;
import org.bounceback.bounce.log.LogEvent.Rejection;

/** The reason why Exim could not verify a sender, which it logs before the rejection. */
final class EximSenderVerification {
  private static final Pattern FAILED =
      Pattern.compile(" sender verify (?:fail|defer) for <([^<>\\s]*)>: (.*)$");

  private String sender = "";
  private String text = "";

  /** Reads the line; empty if it is about something else. */
  Optional<LogEvent> read(LogLine line) {
    if (!line.body().contains(" sender verify ")) {
      return Optional.empty();
    }
    Matcher failed = FAILED.matcher(line.body());
    if (!failed.find()) {
      return Optional.empty();
    }
    sender = failed.group(1);
    text = failed.group(2);
    return Optional.of(new Ignored(line));
  }

  /** Adds the reason to a rejection that only says that the verification failed. */
  LogEvent complete(LogEvent event) {
    if (text.isEmpty()
        || !(event instanceof Rejection rejection)
        || !rejection.sender().equals(Optional.of(sender))
        || !rejection.text().contains("verify")) {
      return event;
    }
    return new Rejection(
        rejection.line(),
        rejection.queueId(),
        rejection.sender(),
        rejection.recipient(),
        rejection.client(),
        rejection.command(),
        rejection.outcome(),
        rejection.text() + ": " + text);
  }
}
