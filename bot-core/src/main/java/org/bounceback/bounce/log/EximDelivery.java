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
          "=>", Outcome.DELIVERED,
          "->", Outcome.DELIVERED,
          ">>", Outcome.DELIVERED,
          "**", Outcome.FAILED,
          "==", Outcome.DEFERRED);

  /** The address: a local part, a pipe or a file with the address in parentheses, or an address. */
  private static final Pattern TARGET =
      Pattern.compile(
          "^(?:([|/].*?) \\(([^()\\s]+@[^()\\s]+)\\)|(\\S+?))(?: <([^<>\\s]*)>)?(:?)(?: |$)");

  private static final Pattern DEFER = Pattern.compile("^defer \\((-?[0-9]+)\\)(:?)(?: |$)");
  private static final Pattern RECEIVER_ID =
      Pattern.compile(
          "(?i)(?:queued as |queued mail for delivery.*?|\\bid=|message-id=|mail accepted as )"
              + "<?([A-Za-z0-9][A-Za-z0-9._@-]{4,120})");

  private EximDelivery() {}

  /**
   * Reads the line after its id; empty if it is about something else.
   *
   * @param rest the line after the id
   */
  static Optional<LogEvent> read(LogLine line, MessageKey key, String rest) {
    Outcome flag = rest.length() > 2 ? FLAGS.get(rest.substring(0, 2)) : null;
    if (flag == null || rest.charAt(2) != ' ') {
      return Optional.empty();
    }
    Matcher target = TARGET.matcher(rest.substring("=> ".length()));
    if (!target.find()) {
      return Optional.empty();
    }
    String after = rest.substring("=> ".length() + target.end());
    return Optional.of(delivery(line, key, flag, target, after));
  }

  private static Delivery delivery(
      LogLine line, MessageKey key, Outcome flag, Matcher target, String after) {
    boolean textFollows = target.group(5).equals(":");
    EximFields fields =
        textFollows ? new EximFields(Map.of(), after.strip()) : EximFields.parse(after);
    String text = fields.text();
    LogHost host = fields.host();
    Matcher defer = DEFER.matcher(text);
    if (defer.find()) {
      String rest = text.substring(defer.end());
      EximFields more = defer.group(2).isEmpty() ? EximFields.parse(rest) : null;
      text = more == null ? rest.strip() : more.text();
      host = more == null ? host : host.or(more.host());
    }
    if (text.startsWith(": ")) {
      text = text.substring(2);
    }
    Optional<String> reply = fields.get("C");
    boolean delivered = flag == Outcome.DELIVERED;
    String shown = target.group(1) == null ? target.group(3) : target.group(1);
    boolean discarded = shown.equals(":blackhole:") || shown.equals("discarded");
    return new Delivery(
        line,
        key,
        fields.address("F"),
        recipient(target),
        original(target),
        host,
        reply.flatMap(EximDelivery::receiverId),
        delivered && discarded ? Outcome.DISCARDED : outcome(flag, text),
        Optional.empty(),
        !isWaiting(text),
        delivered ? reply.orElse(text) : text);
  }

  private static Outcome outcome(Outcome flag, String text) {
    boolean gaveUp =
        text.contains("retry timeout exceeded") || text.contains("failing for a long time");
    return flag == Outcome.FAILED && gaveUp ? Outcome.EXPIRED : flag;
  }

  private static boolean isWaiting(String text) {
    return text.contains("retry time not reached") || text.equals("retry timeout exceeded");
  }

  private static String recipient(Matcher target) {
    if (target.group(2) != null) {
      return target.group(2);
    }
    String address = stripped(target.group(3));
    String original = target.group(4);
    return address.indexOf('@') < 0 && original != null && original.indexOf('@') > 0
        ? original
        : address;
  }

  private static Optional<String> original(Matcher target) {
    String recipient = recipient(target);
    return Optional.ofNullable(target.group(4))
        .filter(address -> address.indexOf('@') > 0 && !address.equalsIgnoreCase(recipient));
  }

  private static String stripped(String address) {
    int start = address.startsWith("<") ? 1 : 0;
    int end = address.length();
    while (end > start && ">,:".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(start, end);
  }

  private static Optional<String> receiverId(String reply) {
    Matcher id = RECEIVER_ID.matcher(reply);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }
}
