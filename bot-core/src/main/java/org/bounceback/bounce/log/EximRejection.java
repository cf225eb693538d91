package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Access;
import org.bounceback.bounce.log.LogEvent.Rejection;

/** Exim's lines about messages and logins that it rejected, in the main log and the reject log. */
final class EximRejection {
  private static final Pattern REJECTED =
      Pattern.compile(
          "(?:^| )(temporarily )?rejected (RCPT|MAIL|after DATA|DATA|EHLO or HELO|by local_scan"
              + "|during MIME ACL checks|PRDR|connection in \"[a-z]+\" ACL|connection)\\b"
              + "(?: <([^<>\\s]{0,320})>| ([^\\s:]+@[^\\s:]+)| [^\\s:]+)?:? ?(.*)$");

  /** A message that is too big or too old is rejected when it is received. */
  private static final Pattern REJECTED_FROM =
      Pattern.compile("^(temporarily )?rejected from <([^<>\\s]{0,320})> (H=.*?): (.*)$");

  private static final Pattern DROPPED =
      Pattern.compile("^SMTP call from (.*?\\[[0-9A-Fa-f.:]+\\]\\S*) dropped: (.*)$");

  private static final Pattern LOGIN =
      Pattern.compile(
          "^([A-Za-z0-9_]+) authenticator failed for (.*?\\[[0-9A-Fa-f.:]+\\](?::[0-9]+)?)"
              + "(?: [A-Z]{1,2}=\\S+)*: (.*?)(?: \\(set_id=(.*)\\))?$");

  private EximRejection() {}

  /**
   * Reads the line; empty if it is about something else.
   *
   * @param queueId the id in front of the rest
   */
  static Optional<LogEvent> read(LogLine line, Optional<String> queueId, String rest) {
    if (rest.contains(" authenticator failed for ")) {
      return login(line, rest);
    }
    if (rest.startsWith("SMTP call from ")) {
      return dropped(line, queueId, rest);
    }
    if (!rest.contains("rejected ")) {
      return Optional.empty();
    }
    Matcher from = REJECTED_FROM.matcher(rest);
    if (from.find()) {
      return Optional.of(
          rejection(
              line,
              queueId,
              EximFields.parse(from.group(3)),
              Optional.of(from.group(2)),
              Optional.empty(),
              "DATA",
              from.group(1) != null,
              from.group(4)));
    }
    Matcher found = REJECTED.matcher(rest);
    int fields = rest.startsWith("H=") ? 0 : rest.indexOf(" H=");
    return found.find() && fields >= 0 && fields < found.start()
        ? Optional.of(byCommand(line, queueId, rest.substring(fields, found.start()), found))
        : Optional.empty();
  }

  private static Optional<LogEvent> dropped(LogLine line, Optional<String> queueId, String rest) {
    Matcher found = DROPPED.matcher(rest);
    return found.find()
        ? Optional.of(
            rejection(
                line,
                queueId,
                EximFields.parse("H=" + found.group(1)),
                Optional.empty(),
                Optional.empty(),
                "connection",
                false,
                found.group(2)))
        : Optional.empty();
  }

  private static Rejection byCommand(
      LogLine line, Optional<String> queueId, String before, Matcher found) {
    EximFields fields = EximFields.parse(before);
    String command = found.group(2);
    Optional<String> named =
        Optional.ofNullable(found.group(3)).or(() -> Optional.ofNullable(found.group(4)));
    return rejection(
        line,
        queueId,
        fields,
        fields.address("F").or(() -> named.filter(address -> command.equals("MAIL"))),
        named.filter(address -> command.equals("RCPT")),
        command,
        found.group(1) != null,
        found.group(5));
  }

  private static Rejection rejection(
      LogLine line,
      Optional<String> queueId,
      EximFields fields,
      Optional<String> sender,
      Optional<String> recipient,
      String command,
      boolean temporary,
      String text) {
    return new Rejection(
        line,
        queueId,
        sender,
        recipient,
        new LogClient(fields.host(), EximArrival.login(fields), Optional.empty()),
        command,
        temporary ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
        unquoted(text));
  }

  private static Optional<LogEvent> login(LogLine line, String rest) {
    Matcher found = LOGIN.matcher(rest);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.of(
        Access.failedLogin(
            line,
            Optional.of("smtp"),
            EximFields.host(found.group(2)),
            Optional.ofNullable(found.group(4)).filter(login -> !login.isEmpty())));
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
