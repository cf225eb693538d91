package org.bounceback.bounce.log;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.End;
import org.bounceback.bounce.log.LogEvent.Reason;
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

  /**
   * Reads an arrival.
   *
   * @param rest the line from the sender on
   */
  static Arrival arrival(LogLine line, MessageKey key, String rest) {
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

  /** Returns the account of a field such as {@code A=dovecot_login:user@example.com}. */
  static Optional<String> login(EximFields fields) {
    return fields
        .get("A")
        .filter(value -> value.indexOf(':') > 0)
        .map(value -> value.substring(value.indexOf(':') + 1));
  }

  /** Reads what happened with one host, before the line about the recipient. */
  static Optional<LogEvent> reason(LogLine line, MessageKey key, String rest) {
    if (!rest.startsWith("H=")) {
      return Optional.empty();
    }
    EximFields fields = EximFields.parse(rest);
    return fields.text().isEmpty() || fields.text().startsWith("Warning: ")
        ? Optional.empty()
        : Optional.of(
            new Reason(
                line,
                key,
                AddressFinder.first(between(fields.text(), "RCPT TO:<", ">")),
                fields.host(),
                fields.text()));
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before);
    int end = start < 0 ? -1 : text.indexOf(after, start + before.length());
    return end < 0 ? "" : text.substring(start + before.length(), end);
  }

  private static LogClient client(EximFields fields) {
    return new LogClient(
        fields.host(), login(fields), fields.get("U").filter(user -> fields.get("H").isEmpty()));
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
