package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.text.AddressFinder;

/** The main line that amavis logs about each message that it blocked. */
final class AmavisGrammar implements LogGrammar {
  private static final Pattern BLOCKED =
      Pattern.compile(
          "\\b(Blocked [A-Z-]+(?: \\([^)]{0,200}\\))?) \\{([A-Za-z,]+)\\}, .*?"
              + "<([^>\\s]{0,320})> -> ((?:<[^>\\s]{1,320}>,?)+)(.*)$");
  private static final Pattern QUEUE_ID = Pattern.compile("Queue-ID: ([0-9A-Za-z]{6,20})");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    for (LogLine line : lines) {
      if (line.body().contains("Blocked ")) {
        events.addAll(blocked(line));
      }
    }
    return events;
  }

  private static List<LogEvent> blocked(LogLine line) {
    Matcher found = BLOCKED.matcher(line.body());
    if (!found.find()) {
      return List.of();
    }
    Matcher queueId = QUEUE_ID.matcher(found.group(5));
    MessageKey key =
        queueId.find()
            ? MessageKey.of(line, queueId.group(1))
            : MessageKey.withoutId(line, -1 - line.number());
    String text = found.group(1) + " {" + found.group(2) + "}";
    Outcome outcome = found.group(2).contains("Discarded") ? Outcome.DISCARDED : Outcome.FAILED;
    var events = new ArrayList<LogEvent>();
    for (AddressFinder.Found recipient : AddressFinder.all(found.group(4))) {
      events.add(
          new Delivery(
              line,
              key,
              Optional.of(found.group(3)),
              recipient.address(),
              Optional.empty(),
              LogHost.NONE,
              Optional.empty(),
              outcome,
              Optional.empty(),
              true,
              text));
    }
    return events;
  }
}
