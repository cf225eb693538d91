package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Delivery;

/** Exim's lines about a delivery. */
final class EximDelivery {
  private static final Map<String, Outcome> FLAGS =
      Map.of(
          "=> ", Outcome.DELIVERED,
          "-> ", Outcome.DELIVERED,
          ">> ", Outcome.DELIVERED,
          "** ", Outcome.FAILED,
          "== ", Outcome.DEFERRED);

  private static final int FLAG_LENGTH = 3;

  private static final Pattern DEFER = Pattern.compile("^(?:routing )?defer \\(-?[0-9]+\\):? ?");

  /** The text of a time-out is before the host, and more follows it. */
  private static final Pattern HOST_INSIDE =
      Pattern.compile(
          "^([^=]{0,200}?) H=(\\S+(?: \\(\\S*\\))? \\[[0-9A-Fa-f.:]+\\]\\S*?)(?:: (.*))?$");

  /** The times of a delivery may follow its text. */
  private static final Pattern TIMES = Pattern.compile("(?: (?:DT|QT|RT|D)=[0-9dhms.]+)+$");

  private EximDelivery() {}

  /**
   * Reads a line without its id; empty if it is about something else.
   *
   * @param rest the line after the id
   */
  static Optional<LogEvent> read(LogLine line, MessageKey key, String rest) {
    if (rest.length() <= FLAG_LENGTH) {
      return Optional.empty();
    }
    return Optional.ofNullable(FLAGS.get(rest.substring(0, FLAG_LENGTH)))
        .flatMap(flag -> read(line, key, flag, rest.substring(FLAG_LENGTH)));
  }

  /** Reads a line from its address on. */
  static Optional<LogEvent> read(LogLine line, MessageKey key, Outcome flag, String part) {
    return EximTarget.parse(part).map(target -> delivery(line, key, flag, target));
  }

  private static Delivery delivery(LogLine line, MessageKey key, Outcome flag, EximTarget target) {
    EximFields fields =
        target.textFollows()
            ? new EximFields(Map.of(), target.rest().strip())
            : EximFields.parse(target.rest());
    LogHost host = fields.host();
    String text = fields.text();
    Matcher defer = DEFER.matcher(text);
    if (defer.find()) {
      EximFields more = EximFields.parse(text.substring(defer.end()));
      host = host.or(more.host());
      text = more.text();
    }
    Matcher inside = HOST_INSIDE.matcher(text);
    if (text.contains(" H=") && inside.find()) {
      host = host.or(EximFields.host(inside.group(2)));
      text =
          inside.group(1)
              + Optional.ofNullable(inside.group(3)).map(more -> ": " + more).orElse("");
    }
    boolean delivered = flag == Outcome.DELIVERED;
    Optional<String> reply = fields.get("C");
    return new Delivery(
        line,
        key,
        fields.address("F"),
        target.recipient(),
        target.original(),
        host,
        reply.flatMap(RemoteQueueId::of),
        delivered && target.discarded() ? Outcome.DISCARDED : outcome(flag, text),
        Optional.empty(),
        !text.contains("retry time not reached") && !text.equals("retry timeout exceeded"),
        delivered ? reply.orElse("") : words(text));
  }

  private static String words(String text) {
    String start = text.startsWith(": ") ? text.substring(2) : text;
    return start.indexOf('=') < 0 ? start : TIMES.matcher(start).replaceFirst("");
  }

  private static Outcome outcome(Outcome flag, String text) {
    boolean gaveUp =
        text.contains("retry timeout exceeded") || text.contains("failing for a long time");
    return flag == Outcome.FAILED && gaveUp ? Outcome.EXPIRED : flag;
  }
}
