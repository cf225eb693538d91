package org.bounceback.bounce.log;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.End;
import org.bounceback.bounce.text.AddressFinder;

/** Exim's lines about the arrival and the end of a message. */
final class EximArrival {
  private EximArrival() {}

  /**
   * Reads the line after its id; empty if it is about something else.
   *
   * @param rest the line after the id
   */
  static Optional<LogEvent> read(LogLine line, MessageKey key, String rest) {
    if (rest.startsWith("<= ") || rest.startsWith("(= ")) {
      return Optional.of(arrival(line, key, rest.substring("<= ".length())));
    }
    if (rest.startsWith("Completed")) {
      return Optional.of(new End(line, key, Optional.empty(), ""));
    }
    if (rest.startsWith("Frozen") || rest.startsWith("Message is frozen")) {
      return Optional.of(new End(line, key, Optional.of(Outcome.FROZEN), ""));
    }
    if (rest.startsWith("removed by ") || rest.startsWith("cancelled by ")) {
      return Optional.of(new End(line, key, Optional.of(Outcome.REMOVED), rest));
    }
    return Optional.empty();
  }

  private static Arrival arrival(LogLine line, MessageKey key, String rest) {
    int space = rest.indexOf(' ');
    String sender = space < 0 ? rest : rest.substring(0, space);
    EximFields fields = EximFields.parse(space < 0 ? "" : rest.substring(space));
    boolean bounce = sender.equals("<>");
    return new Arrival(
        line,
        key,
        Optional.of(bounce ? "" : sender),
        client(fields),
        fields.get("T"),
        fields.get("id"),
        recipients(fields.text()),
        fields.get("R").filter(id -> bounce));
  }

  private static LogClient client(EximFields fields) {
    return new LogClient(
        fields.host(),
        fields.get("A").map(value -> value.substring(value.indexOf(':') + 1)),
        fields.get("U").filter(user -> fields.get("H").isEmpty()));
  }

  /** The recipients follow the word "for", if they are logged. */
  private static List<String> recipients(String text) {
    int start = text.startsWith("for ") ? 0 : text.indexOf(" for ");
    return start < 0
        ? List.of()
        : AddressFinder.all(text.substring(start)).stream()
            .map(AddressFinder.Found::address)
            .toList();
  }
}
