package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Delivery;

/** The log of Sendmail. */
final class SendmailGrammar implements LogGrammar {
  private static final Pattern DELIVERY =
      Pattern.compile(
          "(?:([0-9A-Za-z]{5,20}): )?to=<([^>\\s]{1,320})>,.*?\\bdsn=([245]\\.[0-9.]+)"
              + ".*?\\bstat=(.+)");
  private static final Pattern RELAY =
      Pattern.compile("\\brelay=([A-Za-z0-9._-]+?)\\.? ?(\\[[0-9A-Fa-f.:]+\\])");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    for (LogLine line : lines) {
      delivery(line).ifPresent(events::add);
    }
    return events;
  }

  private static Optional<LogEvent> delivery(LogLine line) {
    if (!line.body().contains("stat") || !line.body().contains("to=<")) {
      return Optional.empty();
    }
    Matcher found = DELIVERY.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    Matcher relay = RELAY.matcher(line.body());
    LogHost remote =
        relay.find() ? EximFields.host(relay.group(1) + " " + relay.group(2)) : LogHost.NONE;
    String status = found.group(3);
    return Optional.of(
        new Delivery(
            line,
            MessageKey.of(line, Optional.ofNullable(found.group(1)).orElse("")),
            Optional.empty(),
            found.group(2),
            Optional.empty(),
            remote,
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
}
