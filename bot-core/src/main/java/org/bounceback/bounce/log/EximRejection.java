package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Rejection;

/** Exim's lines about messages that it rejected, in the main log and the reject log. */
final class EximRejection {
  private static final Pattern REJECTED =
      Pattern.compile(
          "\\b(temporarily )?rejected (RCPT|MAIL|after DATA|EHLO or HELO|DATA"
              + "|connection in \"[a-z]+\" ACL)(?: <([^<>\\s]{0,320})>| [^\\s:]+)?:? ?(.*)$");

  private EximRejection() {}

  /** Reads the line; empty if it is about something else. */
  static Optional<LogEvent> read(LogLine line) {
    String body = line.body();
    if (!body.contains("rejected ")) {
      return Optional.empty();
    }
    Matcher found = REJECTED.matcher(body);
    if (!found.find()) {
      return Optional.empty();
    }
    int fieldsStart = body.startsWith("H=") ? 0 : body.indexOf(" H=");
    if (fieldsStart < 0 || fieldsStart > found.start()) {
      return Optional.empty();
    }
    EximFields fields = EximFields.parse(body.substring(fieldsStart, found.start()));
    String command = found.group(2);
    Optional<String> named = Optional.ofNullable(found.group(3));
    return Optional.of(
        new Rejection(
            line,
            Optional.empty(),
            fields.address("F").or(() -> named.filter(address -> command.equals("MAIL"))),
            named.filter(address -> command.equals("RCPT")),
            new LogClient(
                fields.host(),
                fields.get("A").map(value -> value.substring(value.indexOf(':') + 1)),
                Optional.empty()),
            command,
            found.group(1) == null ? Outcome.REJECTED : Outcome.REJECTED_TEMPORARILY,
            unquoted(found.group(4))));
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
