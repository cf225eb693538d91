package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main log of Exim, also in the output of exigrep (Exim specification, "Log files"). */
final class EximGrammar implements LogGrammar {
  private static final Pattern ID =
      Pattern.compile(
          "(?:^|[\\s\\]:>])([0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}"
              + "|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})) ");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    for (LogLine line : lines) {
      ofMessage(line).or(() -> EximRejection.read(line)).ifPresent(events::add);
    }
    return events;
  }

  private static Optional<LogEvent> ofMessage(LogLine line) {
    if (line.body().indexOf('-') < 0) {
      return Optional.empty();
    }
    Matcher id = ID.matcher(line.body());
    if (!id.find()) {
      return Optional.empty();
    }
    MessageKey key = MessageKey.of(line, id.group(1));
    String rest = line.body().substring(id.end());
    return EximDelivery.read(line, key, rest)
        .or(() -> EximArrival.read(line, key, rest))
        .or(() -> EximRejection.read(line));
  }
}
