package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.Rejection;

/**
 * The log of the Courier mail server: for each attempt lines with the reply, then one with the
 * status.
 */
final class CourierGrammar implements LogGrammar {
  private static final Pattern ATTEMPT =
      Pattern.compile(
          "\\bid=([0-9A-F]+(?:\\.[0-9A-F]+){1,3}),from=<([^>\\s]{0,320})>,addr=<([^>\\s]{1,320})>"
              + "(?:,[a-z]+=[^,\\s]*)*(?:,status: (success|failure|deferred)|: (.+))$");
  private static final Pattern REJECTED =
      Pattern.compile(
          "\\berror,relay=([0-9A-Fa-f.:]+)(?:,[a-z]+=\"?[^,<\"]*\"?)*,from=<([^>\\s]*)>"
              + ",to=<([^>\\s]{1,320})>: (?:error )?([45][0-9]{2} .+)$");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    Map<String, String> replies = new HashMap<>();
    Map<String, Delivery> open = new HashMap<>();
    for (LogLine line : lines) {
      if (line.body().contains(",addr=<")) {
        Matcher found = ATTEMPT.matcher(line.body());
        if (found.find()) {
          String attempt = found.group(1) + " " + found.group(3);
          if (found.group(4) == null) {
            String before = replies.get(attempt);
            String reply = before == null ? found.group(5) : before + "\n" + found.group(5);
            replies.put(attempt, reply);
            open.put(attempt, withoutStatus(line, found, reply));
          } else {
            open.remove(attempt);
            String reply = Optional.ofNullable(replies.remove(attempt)).orElse("");
            events.add(delivery(line, found, outcome(found.group(4)), reply));
          }
        }
      } else if (line.body().contains("error,relay=")) {
        rejection(line).ifPresent(events::add);
      }
    }
    events.addAll(open.values());
    return events;
  }

  /** Only a reply with a code shows what became of the message. */
  private static Delivery withoutStatus(LogLine line, Matcher found, String reply) {
    Outcome outcome =
        switch (reply.charAt(0)) {
          case '5' -> Outcome.FAILED;
          case '4' -> Outcome.DEFERRED;
          default -> Outcome.ACCEPTED;
        };
    return delivery(line, found, outcome, reply);
  }

  private static Outcome outcome(String status) {
    return switch (status) {
      case "success" -> Outcome.DELIVERED;
      case "failure" -> Outcome.FAILED;
      default -> Outcome.DEFERRED;
    };
  }

  private static Delivery delivery(LogLine line, Matcher found, Outcome outcome, String reply) {
    return new Delivery(
        line,
        MessageKey.of(line, found.group(1)),
        Optional.of(found.group(2)),
        found.group(3),
        Optional.empty(),
        LogHost.NONE,
        Optional.empty(),
        outcome,
        Optional.empty(),
        true,
        reply);
  }

  private static Optional<LogEvent> rejection(LogLine line) {
    Matcher found = REJECTED.matcher(line.body());
    return found.find()
        ? Optional.of(
            new Rejection(
                line,
                Optional.empty(),
                Optional.of(found.group(2)),
                Optional.of(found.group(3)),
                LogClient.of(new LogHost(Optional.empty(), Ip.parse(found.group(1)))),
                "RCPT",
                found.group(4).startsWith("4") ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
                found.group(4)))
        : Optional.empty();
  }
}
