package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.End;

/**
 * The log of qmail-send (manual page qmail-log). A message is known by the number of its file,
 * which is used again soon, and a delivery by a number that counts from 1 at each start.
 */
final class QmailGrammar implements LogGrammar {
  private static final Pattern INFO =
      Pattern.compile("(?:^|\\s)info msg ([0-9]{1,12}): bytes [0-9]+ from <([^>\\s]{0,320})> ");
  private static final Pattern MESSAGE = Pattern.compile("(?:^|\\s)(new|end) msg ([0-9]{1,12})$");
  private static final Pattern START =
      Pattern.compile(
          "(?:^|\\s)starting delivery ([0-9]{1,12}): msg ([0-9]{1,12}) to (local|remote) (\\S+)");
  private static final Pattern RESULT =
      Pattern.compile("(?:^|\\s)delivery ([0-9]{1,12}): (success|failure|deferral): (\\S+)");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    return new Reading().read(lines);
  }

  /** The state while the lines of one paste are read, oldest first. */
  private static final class Reading {
    private final List<LogEvent> events = new ArrayList<>();
    private final Map<String, MessageKey> current = new HashMap<>();
    private final Map<String, Started> started = new HashMap<>();

    /** A delivery whose result comes later. */
    private record Started(MessageKey key, String recipient) {}

    List<LogEvent> read(List<LogLine> lines) {
      List<LogLine> oldestFirst = new ArrayList<>(lines);
      var times = lines.stream().map(LogLine::time).flatMap(Optional::stream).toList();
      if (times.size() > 1 && times.get(0).isAfter(times.get(times.size() - 1))) {
        Collections.reverse(oldestFirst);
      }
      for (LogLine line : oldestFirst) {
        String body = line.body();
        if (body.contains("delivery ")) {
          start(line, body);
          result(line, body);
        } else if (body.contains(" msg ") || body.startsWith("end msg ")) {
          message(line, body);
        }
      }
      return events;
    }

    private MessageKey key(LogLine line, String number) {
      return current.computeIfAbsent(
          number, each -> new MessageKey(line.host().orElse(""), each, 0));
    }

    private void message(LogLine line, String body) {
      Matcher info = INFO.matcher(body);
      if (info.find()) {
        events.add(Arrival.from(line, key(line, info.group(1)), info.group(2)));
        return;
      }
      Matcher found = MESSAGE.matcher(body);
      if (!found.find()) {
        return;
      }
      String number = found.group(2);
      if (found.group(1).equals("end")) {
        events.add(new End(line, key(line, number), Optional.empty(), ""));
      } else if (current.containsKey(number)) {
        MessageKey old = current.get(number);
        current.put(number, new MessageKey(old.server(), number, old.use() + 1));
      }
    }

    private void start(LogLine line, String body) {
      Matcher found = START.matcher(body);
      if (found.find()) {
        started.put(
            found.group(1),
            new Started(
                key(line, found.group(2)),
                found.group(3).equals("local")
                    ? withoutVirtualDomain(found.group(4))
                    : found.group(4)));
      }
    }

    private void result(LogLine line, String body) {
      Matcher found = RESULT.matcher(body);
      if (!found.find()) {
        return;
      }
      // A result without its start names neither the message nor the recipient.
      Started delivery =
          Optional.ofNullable(started.remove(found.group(1)))
              .orElse(new Started(MessageKey.withoutId(line, -1 - line.number()), ""));
      String text = text(found.group(3));
      events.add(
          new Delivery(
              line,
              delivery.key(),
              Optional.empty(),
              delivery.recipient(),
              Optional.empty(),
              remote(text),
              found.group(2).equals("success") ? RemoteQueueId.of(text) : Optional.empty(),
              switch (found.group(2)) {
                case "success" -> Outcome.DELIVERED;
                case "failure" -> Outcome.FAILED;
                default -> Outcome.DEFERRED;
              },
              Optional.empty(),
              true,
              text));
    }
  }

  /** qmail puts the domain before the local part of an address in a virtual domain. */
  private static String withoutVirtualDomain(String address) {
    int at = address.lastIndexOf('@');
    String prefix = at < 0 ? "" : address.substring(at + 1) + "-";
    return at > prefix.length() && address.startsWith(prefix)
        ? address.substring(prefix.length())
        : address;
  }

  /** The log has an underscore for each space and a slash for each end of a line. */
  private static String text(String logged) {
    String spaced = logged.replace('_', ' ');
    String whole = spaced.endsWith("/") ? spaced.substring(0, spaced.length() - 1) : spaced;
    return whole
        .replace("/Remote host said: ", "\nRemote host said: ")
        .replace("/Giving up on ", "\nGiving up on ");
  }

  private static LogHost remote(String text) {
    int space = text.indexOf(' ');
    return space < 0
        ? LogHost.NONE
        : new LogHost(Optional.empty(), Ip.parse(text.substring(0, space)));
  }
}
