package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.Rejection;

/** The log of Sendmail. */
final class SendmailGrammar implements LogGrammar {
  private static final String ID = "(?:([0-9A-Za-z]{5,20}): )?";
  private static final Pattern DELIVERY =
      Pattern.compile(ID + "to=<([^>\\s]{1,320})>,.*?\\bdsn=([245]\\.[0-9.]+).*?\\bstat=(.+)");
  private static final Pattern ARRIVAL =
      Pattern.compile("([0-9A-Za-z]{5,20}): from=<([^>\\s]{0,320})>, size=[0-9]+, class=");
  private static final Pattern MESSAGE_ID = Pattern.compile("\\bmsgid=<([^>\\s]+)>");
  private static final Pattern REJECTED =
      Pattern.compile(
          ID
              + "ruleset=check_(rcpt|mail|relay|data|eom), arg1=<?([^\\s,>]*)>?,.*?"
              + "\\breject=([45][0-9]{2} .+)$");
  private static final Pattern RELAY =
      Pattern.compile("\\brelay=(?:[^@\\s,]*@)?([A-Za-z0-9._-]+?)\\.? ?(\\[[0-9A-Fa-f.:]+\\])");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    for (LogLine line : lines) {
      if (line.body().contains("ruleset=check_")) {
        rejection(line).ifPresent(events::add);
      } else if (line.body().contains(", class=")) {
        arrival(line).ifPresent(events::add);
      } else if (line.body().contains("to=<")) {
        delivery(line).ifPresent(events::add);
      }
    }
    return events;
  }

  private static Optional<LogEvent> delivery(LogLine line) {
    Matcher found = DELIVERY.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    String status = found.group(3);
    return Optional.of(
        new Delivery(
            line,
            MessageKey.of(line, Optional.ofNullable(found.group(1)).orElse("")),
            Optional.empty(),
            found.group(2),
            Optional.empty(),
            relay(line),
            Optional.empty(),
            switch (status.charAt(0)) {
              case '2' -> Outcome.DELIVERED;
              case '4' -> Outcome.DEFERRED;
              default -> Outcome.FAILED;
            },
            Optional.of(status),
            true,
            found.group(4).strip()));
  }

  private static Optional<LogEvent> arrival(LogLine line) {
    Matcher found = ARRIVAL.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    Matcher messageId = MESSAGE_ID.matcher(line.body());
    return Optional.of(
        new Arrival(
            line,
            MessageKey.of(line, found.group(1)),
            Optional.of(found.group(2)),
            LogClient.of(relay(line)),
            Optional.empty(),
            messageId.find() ? Optional.of(messageId.group(1)) : Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private static Optional<LogEvent> rejection(LogLine line) {
    Matcher found = REJECTED.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    String reply = found.group(4);
    Optional<String> argument = Optional.of(found.group(3)).filter(each -> each.indexOf('@') > 0);
    return Optional.of(
        new Rejection(
            line,
            Optional.ofNullable(found.group(1)),
            argument.filter(each -> found.group(2).equals("mail")),
            argument.filter(each -> found.group(2).equals("rcpt")),
            LogClient.of(relay(line)),
            found.group(2).toUpperCase(Locale.ROOT),
            reply.startsWith("4") ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
            reply));
  }

  private static LogHost relay(LogLine line) {
    Matcher relay = RELAY.matcher(line.body());
    return relay.find() ? EximFields.host(relay.group(1) + " " + relay.group(2)) : LogHost.NONE;
  }
}
