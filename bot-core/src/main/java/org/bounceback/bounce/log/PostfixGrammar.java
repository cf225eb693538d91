package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.BounceSent;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.End;

/** The log and the queue listing of Postfix, also as Plesk uses it. */
final class PostfixGrammar implements LogGrammar {
  private static final Pattern ID =
      Pattern.compile(
          "(?:^|[\\s:])([0-9A-Za-z]{5,20}): (?:to=<|from=<|client=|uid=|message-id=<|removed\\b"
              + "|sender (?:non-delivery|delay|delivery status) notification: )");

  private static final Pattern DELIVERY =
      Pattern.compile(
          "\\bto=<([^>\\s]{1,320})>,(?: orig_to=<([^>\\s]{1,320})>,)?.*?\\bdsn=([245]\\.[0-9.]+)"
              + ", status=([a-z-]+) ?(.*)");
  private static final Pattern RELAY =
      Pattern.compile("\\brelay=([A-Za-z0-9._-]+) ?(\\[[0-9A-Fa-f.:]+\\])");
  private static final Pattern FROM = Pattern.compile("^from=<([^>\\s]{0,320})>, ?(.*)");
  private static final Pattern PICKUP = Pattern.compile("^uid=[0-9]+ from=<([^>\\s]{0,320})>");
  private static final Pattern CLIENT = Pattern.compile("^client=([^\\s,]+)");
  private static final String NOTICE = " notification: ";
  private static final String MESSAGE_ID = "message-id=<";

  /** The reply of amavis when Postfix handed it a message that it threw away. */
  private static final String DISCARDED = "Ok, discarded";

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>(PostfixQueueListing.read(lines));
    for (LogLine line : lines) {
      List<LogEvent> atTheDoor = PostfixRejection.read(line).stream().toList();
      events.addAll(atTheDoor.isEmpty() ? ofMessage(line) : atTheDoor);
    }
    events.addAll(PleskHandlers.read(lines, events));
    return events;
  }

  private static List<LogEvent> ofMessage(LogLine line) {
    Matcher id = ID.matcher(line.body());
    if (!id.find()) {
      return List.of();
    }
    MessageKey key = MessageKey.of(line, id.group(1));
    String rest = line.body().substring(id.end(1) + ": ".length());
    if (rest.startsWith("to=<")) {
      return delivery(line, key, rest).stream().toList();
    }
    if (rest.startsWith("from=<")) {
      return sender(line, key, rest);
    }
    int notice = rest.startsWith("sender ") ? rest.indexOf(NOTICE) : -1;
    if (notice > 0) {
      return List.of(new BounceSent(line, key, rest.substring(notice + NOTICE.length()).strip()));
    }
    if (rest.startsWith("removed")) {
      return List.of(new End(line, key, Optional.empty(), ""));
    }
    return arrival(line, key, rest).stream().toList();
  }

  private static List<LogEvent> sender(LogLine line, MessageKey key, String rest) {
    Matcher from = FROM.matcher(rest);
    if (!from.find()) {
      return List.of();
    }
    Arrival arrival = Arrival.from(line, key, from.group(1));
    boolean expired =
        from.group(2).contains("status=expired") || from.group(2).contains("status=force-expired");
    return expired
        ? List.of(arrival, new End(line, key, Optional.of(Outcome.EXPIRED), from.group(2)))
        : List.of(arrival);
  }

  private static Optional<LogEvent> arrival(LogLine line, MessageKey key, String rest) {
    if (rest.startsWith(MESSAGE_ID)) {
      int end = rest.indexOf('>');
      return end < 0
          ? Optional.empty()
          : Optional.of(Arrival.named(line, key, rest.substring(MESSAGE_ID.length(), end)));
    }
    Matcher pickup = PICKUP.matcher(rest);
    if (pickup.find()) {
      return Optional.of(
          Arrival.by(
              line,
              key,
              new LogClient(LogHost.NONE, Optional.empty(), Optional.of(pickup.group(1)))));
    }
    Matcher client = CLIENT.matcher(rest);
    return client.find()
        ? Optional.of(
            Arrival.by(
                line,
                key,
                new LogClient(
                    host(client.group(1)), PostfixRejection.login(rest), Optional.empty())))
        : Optional.empty();
  }

  private static Optional<LogEvent> delivery(LogLine line, MessageKey key, String rest) {
    Matcher found = DELIVERY.matcher(rest);
    if (!found.find()) {
      return Optional.empty();
    }
    Matcher relay = RELAY.matcher(rest);
    LogHost remote = relay.find() ? host(relay.group(1) + relay.group(2)) : LogHost.NONE;
    String bracketed = found.group(5).strip();
    boolean inBrackets = bracketed.startsWith("(") && bracketed.endsWith(")");
    String text = inBrackets ? bracketed.substring(1, bracketed.length() - 1) : bracketed;
    Outcome outcome = outcome(found.group(4), found.group(3), text, remote);
    return Optional.of(
        new Delivery(
            line,
            key,
            Optional.empty(),
            found.group(1),
            Optional.ofNullable(found.group(2)),
            remote,
            found.group(4).equals("sent") ? RemoteQueueId.of(text) : Optional.empty(),
            outcome,
            Optional.of(found.group(3)),
            true,
            text));
  }

  private static Outcome outcome(String word, String status, String text, LogHost remote) {
    return switch (word) {
      case "bounced" -> Outcome.FAILED;
      case "expired", "force-expired" -> Outcome.EXPIRED;
      case "sent" -> sent(text, remote);
      case "deferred" -> Outcome.DEFERRED;
      default ->
          switch (status.charAt(0)) {
            case '2' -> Outcome.DELIVERED;
            case '4' -> Outcome.DEFERRED;
            default -> Outcome.FAILED;
          };
    };
  }

  /** A filter on the same computer hands the message back under another id. */
  private static Outcome sent(String text, LogHost remote) {
    if (text.contains(DISCARDED)) {
      return Outcome.DISCARDED;
    }
    boolean toFilter = remote.ip().filter(Ip::isLoopback).isPresent();
    return toFilter && text.contains("queued as ") ? Outcome.ACCEPTED : Outcome.DELIVERED;
  }

  /** Parses {@code name[ip]}; the name is "unknown" if it is not checked. */
  static LogHost host(String field) {
    LogHost host = EximFields.host(field.replace("[", " ["));
    return host.name().equals(Optional.of("unknown"))
        ? new LogHost(Optional.empty(), host.ip())
        : host;
  }
}
