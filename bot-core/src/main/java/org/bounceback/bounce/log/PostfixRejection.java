package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Access;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.Rejection;
import org.jspecify.annotations.Nullable;

/** Postfix's lines about messages and logins that it did not accept from a client. */
final class PostfixRejection {
  /** A decision about one command of the client; postscreen puts commas between the fields. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:([0-9A-Za-z]{5,20}): )?(?:milter-)?(reject|hold|discard): ([A-Z-]+) from"
              + " (\\S*?\\])(?::[0-9]+)?: (.+?); from=<([^>\\s]*)>,?(?:"
              + " to=<([^>\\s]{1,320})>)?(.*)");

  /** A decision about a line of the message, whose reason comes last. */
  private static final Pattern CONTENT =
      Pattern.compile(
          "(?:([0-9A-Za-z]{5,20}): )?(reject|hold|discard): (?:mime-|nested-)?(?:header|body) .+"
              + " from (\\S+?\\]|local); from=<([^>\\s]*)>(?: to=<([^>\\s]{1,320})>)?[^:]*(?:"
              + " helo=<[^>]*>)?: (.+)$");

  private static final Pattern LIMIT =
      Pattern.compile(
          "warning: ([A-Z][A-Za-z ]+ (?:rate|concurrency) limit exceeded: [0-9]+) from (\\S+?\\])");
  private static final Pattern LOGIN_FAILED =
      Pattern.compile("warning: (\\S+?\\]): SASL [A-Z0-9-]+ authentication failed");
  private static final Pattern LOGIN = Pattern.compile("sasl_username=<?([^\\s,>]+)");

  private PostfixRejection() {}

  /** Reads a line; empty if it is about something else. */
  static Optional<LogEvent> read(LogLine line) {
    String body = line.body();
    if (body.contains("reject: ") || body.contains("hold: ") || body.contains("discard: ")) {
      return command(line).or(() -> content(line));
    }
    if (body.contains("warning: ")) {
      return limit(line).or(() -> failedLogin(line));
    }
    return Optional.empty();
  }

  private static Optional<LogEvent> command(LogLine line) {
    Matcher found = COMMAND.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    return decision(
        line,
        found.group(2),
        queueId(found.group(1)),
        found.group(6),
        Optional.ofNullable(found.group(7)),
        new LogClient(PostfixGrammar.host(found.group(4)), login(found.group(8)), Optional.empty()),
        found.group(3),
        found.group(5));
  }

  private static Optional<LogEvent> content(LogLine line) {
    Matcher found = CONTENT.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    return decision(
        line,
        found.group(2),
        queueId(found.group(1)),
        found.group(4),
        Optional.ofNullable(found.group(5)),
        LogClient.of(PostfixGrammar.host(found.group(3))),
        "DATA",
        found.group(6));
  }

  private static Optional<String> queueId(@Nullable String logged) {
    return Optional.ofNullable(logged).filter(id -> !id.equals("NOQUEUE"));
  }

  private static Optional<LogEvent> decision(
      LogLine line,
      String word,
      Optional<String> queueId,
      String sender,
      Optional<String> recipient,
      LogClient client,
      String command,
      String text) {
    if (!word.equals("reject")) {
      return Optional.of(
          new Delivery(
              line,
              queueId
                  .map(each -> MessageKey.of(line, each))
                  .orElse(MessageKey.withoutId(line, line.number())),
              Optional.of(sender),
              recipient.orElse(""),
              Optional.empty(),
              LogHost.NONE,
              Optional.empty(),
              word.equals("hold") ? Outcome.FROZEN : Outcome.DISCARDED,
              Optional.empty(),
              true,
              text));
    }
    return text.isEmpty() || "45".indexOf(text.charAt(0)) < 0
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                line,
                queueId,
                Optional.of(sender),
                recipient,
                client,
                command,
                text.startsWith("4") ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
                text));
  }

  private static Optional<LogEvent> limit(LogLine line) {
    Matcher found = LIMIT.matcher(line.body());
    return found.find()
        ? Optional.of(
            new Rejection(
                line,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LogClient.of(PostfixGrammar.host(found.group(2))),
                "MAIL",
                Outcome.REJECTED_TEMPORARILY,
                found.group(1)))
        : Optional.empty();
  }

  private static Optional<LogEvent> failedLogin(LogLine line) {
    Matcher found = LOGIN_FAILED.matcher(line.body());
    return found.find()
        ? Optional.of(
            Access.failedLogin(
                line, Optional.of("smtp"), PostfixGrammar.host(found.group(1)), login(line.body())))
        : Optional.empty();
  }

  /** Returns the account that logged in. */
  static Optional<String> login(String text) {
    Matcher login = LOGIN.matcher(text);
    return login.find() ? Optional.of(login.group(1)) : Optional.empty();
  }
}
