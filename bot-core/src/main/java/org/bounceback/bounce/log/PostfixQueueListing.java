package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Delivery;

/** The output of {@code postqueue -p} and Postfix's {@code mailq}. */
final class PostfixQueueListing {
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ";

  /** A message: its id, a mark for "active" or "on hold", its size, its arrival and its sender. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "^([0-9A-Za-z]{6,20})([*!]?) +[0-9]+ "
              + DAY
              + "[A-Z][a-z]{2} +[0-9]+ [0-9:]{8} +(\\S+)$");

  private static final Pattern REASON = Pattern.compile("^\\((.+)\\)$");
  private static final Pattern RECIPIENT = Pattern.compile("^[^\\s@]+@[^\\s@]+$");

  private PostfixQueueListing() {}

  /** Returns whether this is the first line of a message, whose time is its arrival. */
  static boolean isMessage(String line) {
    return line.length() < 500 && MESSAGE.matcher(line.strip()).find();
  }

  /** Returns one event for each recipient of the listing. */
  static List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    Optional<LogLine> first = Optional.empty();
    String reason = "";
    for (LogLine line : lines) {
      String body = line.body().strip();
      Matcher next = REASON.matcher(body);
      if (isMessage(body)) {
        first = Optional.of(line);
        reason = "";
      } else if (first.isPresent() && next.find()) {
        reason = next.group(1);
      } else if (first.isPresent() && RECIPIENT.matcher(body).find()) {
        events.add(waiting(first.get(), line, body, reason));
      } else {
        first = Optional.empty();
      }
    }
    return events;
  }

  /** A reason is that of the last attempt, after which the server retries. */
  private static Outcome outcome(String mark, String reason) {
    if (mark.equals("!")) {
      return Outcome.FROZEN;
    }
    return reason.isEmpty() ? Outcome.QUEUED : Outcome.DEFERRED;
  }

  private static Delivery waiting(LogLine first, LogLine line, String recipient, String reason) {
    Matcher message = MESSAGE.matcher(first.body().strip());
    if (!message.find()) {
      throw new IllegalStateException("not a message: " + first.body());
    }
    String sender = message.group(3);
    return new Delivery(
        line,
        MessageKey.of(line, message.group(1)),
        Optional.of(sender.equals("MAILER-DAEMON") ? "" : sender),
        recipient,
        Optional.empty(),
        LogHost.NONE,
        Optional.empty(),
        outcome(message.group(2), reason),
        Optional.empty(),
        true,
        reason);
  }
}
