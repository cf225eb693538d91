package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.BounceSent;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.End;
import org.bounceback.bounce.log.LogEvent.Rejection;

/** The log of Postfix. */
final class PostfixGrammar implements LogGrammar {
  private static final Pattern ID =
      Pattern.compile(
          "(?:^|[\\s:])([0-9A-Za-z]{5,20}): (?:to=<|from=<|client=|message-id=<|removed\\b"
              + "|sender (?:non-delivery|delay|delivery status) notification: )");
  private static final Pattern DELIVERY =
      Pattern.compile(
          "\\bto=<([^>\\s]{1,320})>,(?: orig_to=<([^>\\s]{1,320})>,)?.*?\\bdsn=([245]\\.[0-9.]+)"
              + ", status=([a-z-]+) ?(.*)");
  private static final Pattern RELAY =
      Pattern.compile("\\brelay=([A-Za-z0-9._-]+) ?(\\[[0-9A-Fa-f.:]+\\])");
  private static final Pattern FROM = Pattern.compile("^from=<([^>\\s]{0,320})>, ?(.*)");
  private static final Pattern REJECTED =
      Pattern.compile(
          "(?:([0-9A-Za-z]{5,20}): )?(?:milter-)?reject: ([A-Z-]+) from (\\S+?): ([45][0-9]{2}"
              + " .+?); from=<([^>\\s]*)>(?: to=<([^>\\s]{1,320})>)?(.*)");
  private static final Pattern LOGIN = Pattern.compile("sasl_username=<?([^\\s,>]+)");
  private static final Pattern CLIENT = Pattern.compile("^client=([^\\s,]+)");
  private static final String NOTICE = " notification: ";
  private static final String MESSAGE_ID = "message-id=<";

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    for (LogLine line : lines) {
      rejection(line).or(() -> ofMessage(line)).ifPresent(events::add);
    }
    return events;
  }

  private static Optional<LogEvent> rejection(LogLine line) {
    if (!line.body().contains("reject: ")) {
      return Optional.empty();
    }
    Matcher found = REJECTED.matcher(line.body());
    if (!found.find()) {
      return Optional.empty();
    }
    String reply = found.group(4);
    return Optional.of(
        new Rejection(
            line,
            Optional.ofNullable(found.group(1)).filter(id -> !id.equals("NOQUEUE")),
            Optional.of(found.group(5)),
            Optional.ofNullable(found.group(6)),
            new LogClient(host(found.group(3)), login(found.group(7)), Optional.empty()),
            found.group(2),
            reply.startsWith("4") ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
            reply));
  }

  private static Optional<LogEvent> ofMessage(LogLine line) {
    Matcher id = ID.matcher(line.body());
    if (!id.find()) {
      return Optional.empty();
    }
    MessageKey key = MessageKey.of(line, id.group(1));
    String rest = line.body().substring(id.end(1) + ": ".length());
    if (rest.startsWith("to=<")) {
      return delivery(line, key, rest);
    }
    if (rest.startsWith(MESSAGE_ID)) {
      int end = rest.indexOf('>');
      return end < 0
          ? Optional.empty()
          : Optional.of(Arrival.named(line, key, rest.substring(MESSAGE_ID.length(), end)));
    }
    int notice = rest.startsWith("sender ") ? rest.indexOf(NOTICE) : -1;
    if (notice > 0) {
      return Optional.of(
          new BounceSent(line, key, rest.substring(notice + NOTICE.length()).strip()));
    }
    if (rest.startsWith("removed")) {
      return Optional.of(new End(line, key, Optional.empty(), ""));
    }
    Matcher client = CLIENT.matcher(rest);
    if (client.find()) {
      return Optional.of(
          Arrival.by(
              line, key, new LogClient(host(client.group(1)), login(rest), Optional.empty())));
    }
    Matcher from = FROM.matcher(rest);
    if (!from.find()) {
      return Optional.empty();
    }
    boolean expired =
        from.group(2).contains("status=expired") || from.group(2).contains("status=force-expired");
    return Optional.of(
        expired
            ? new End(line, key, Optional.of(Outcome.EXPIRED), from.group(2))
            : Arrival.from(line, key, from.group(1)));
  }

  private static Optional<LogEvent> delivery(LogLine line, MessageKey key, String rest) {
    Matcher found = DELIVERY.matcher(rest);
    if (!found.find()) {
      return Optional.empty();
    }
    Matcher relay = RELAY.matcher(rest);
    LogHost remote = relay.find() ? host(relay.group(1) + relay.group(2)) : LogHost.NONE;
    String text = found.group(5).strip();
    boolean inBrackets = text.startsWith("(") && text.endsWith(")");
    return Optional.of(
        new Delivery(
            line,
            key,
            Optional.empty(),
            found.group(1),
            Optional.ofNullable(found.group(2)),
            remote,
            Optional.empty(),
            outcome(found.group(4), found.group(3)),
            Optional.of(found.group(3)),
            true,
            inBrackets ? text.substring(1, text.length() - 1) : text));
  }

  private static Outcome outcome(String word, String status) {
    return switch (word) {
      case "bounced" -> Outcome.FAILED;
      case "expired", "force-expired" -> Outcome.EXPIRED;
      case "sent" -> Outcome.DELIVERED;
      case "deferred" -> Outcome.DEFERRED;
      default ->
          switch (status.charAt(0)) {
            case '2' -> Outcome.DELIVERED;
            case '4' -> Outcome.DEFERRED;
            default -> Outcome.FAILED;
          };
    };
  }

  private static Optional<String> login(String text) {
    Matcher login = LOGIN.matcher(text);
    return login.find() ? Optional.of(login.group(1)) : Optional.empty();
  }

  /** Parses {@code name[ip]}; the name is "unknown" if it is not checked. */
  private static LogHost host(String field) {
    LogHost host = EximFields.host(field.replace("[", " ["));
    return host.name().equals(Optional.of("unknown"))
        ? new LogHost(Optional.empty(), host.ip())
        : host;
  }
}
