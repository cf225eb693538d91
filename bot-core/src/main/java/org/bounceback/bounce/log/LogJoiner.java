package org.bounceback.bounce.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.log.LogEvent.Access;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.BounceSent;
import org.bounceback.bounce.log.LogEvent.Ignored;
import org.bounceback.bounce.log.LogEvent.OfMessage;
import org.bounceback.bounce.log.LogEvent.Rejection;

/**
 * Joins the lines of each message into entries. The result does not depend on the order of the
 * lines if they have times.
 */
final class LogJoiner {
  private static final int MAX_MESSAGES = 5_000;

  private final boolean newestFirst;
  private final Map<MessageKey, LogMessage> messages = new LinkedHashMap<>();
  private final Map<List<String>, PlacedEntry> rejections = new LinkedHashMap<>();
  private final Map<MessageKey, MessageKey> causes = new LinkedHashMap<>();
  private final List<AccessEvent> accessEvents = new ArrayList<>();
  private final List<String> leftOut;

  /** An entry with the position of its first line. */
  record PlacedEntry(int line, LogEntry entry) {}

  private LogJoiner(boolean newestFirst, List<String> leftOut) {
    this.newestFirst = newestFirst;
    this.leftOut = new ArrayList<>(leftOut);
  }

  /**
   * Joins the events.
   *
   * @param events in the order of the paste
   * @param leftOut the limits that were reached so far
   */
  static LogReport join(List<LogEvent> events, List<String> leftOut) {
    boolean newestFirst = isNewestFirst(events);
    var joiner = new LogJoiner(newestFirst, leftOut);
    if (newestFirst) {
      for (int i = events.size() - 1; i >= 0; i--) {
        joiner.add(events.get(i));
      }
    } else {
      events.forEach(joiner::add);
    }
    return joiner.report();
  }

  private static boolean isNewestFirst(List<LogEvent> events) {
    var times =
        events.stream().map(event -> event.line().time()).flatMap(Optional::stream).toList();
    return times.size() > 1 && times.get(0).isAfter(times.get(times.size() - 1));
  }

  private void add(LogEvent event) {
    if (event instanceof OfMessage part) {
      if (messages.size() >= MAX_MESSAGES && !messages.containsKey(part.key())) {
        leftOut.add("log lines of messages after the first " + MAX_MESSAGES);
        return;
      }
      messages.computeIfAbsent(part.key(), LogMessage::new).add(part);
      link(part);
    } else if (event instanceof Rejection rejection) {
      add(rejection);
    } else if (event instanceof Access access) {
      if (accessEvents.size() < LogReport.MAX_ACCESS_EVENTS) {
        accessEvents.add(access.event());
      } else {
        leftOut.add("failed logins after the first " + LogReport.MAX_ACCESS_EVENTS);
      }
    } else if (!(event instanceof Ignored)) {
      throw new IllegalStateException("unknown event");
    }
  }

  private void link(OfMessage part) {
    if (part instanceof Arrival arrival && arrival.causedBy().isPresent()) {
      causes.put(part.key(), new MessageKey(part.key().server(), arrival.causedBy().get(), 0));
    } else if (part instanceof BounceSent sent) {
      causes.put(new MessageKey(part.key().server(), sent.bounceId(), 0), part.key());
    }
  }

  /** A client that tries again is rejected again: the last time counts. */
  private void add(Rejection rejection) {
    var key =
        List.of(
            rejection.queueId().orElse(""),
            rejection.command(),
            rejection.client().host().ip().map(Object::toString).orElse(""),
            rejection.sender().orElse("").toLowerCase(Locale.ROOT),
            rejection.recipient().orElse("").toLowerCase(Locale.ROOT));
    if (rejections.size() >= MAX_MESSAGES && !rejections.containsKey(key)) {
      leftOut.add("rejections after the first " + MAX_MESSAGES);
      return;
    }
    rejections.remove(key);
    rejections.put(
        key,
        new PlacedEntry(
            rejection.line().number(),
            new LogEntry(
                rejection.queueId(),
                rejection.line().time(),
                rejection.line().host(),
                rejection.sender(),
                rejection.recipient().orElse(""),
                Optional.empty(),
                LogHost.NONE,
                Optional.empty(),
                rejection.client(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rejection.outcome(),
                Optional.empty(),
                rejection.command(),
                rejection.text(),
                rejection.line().text())));
  }

  private LogReport report() {
    var bounces = new LinkedHashMap<MessageKey, String>();
    causes.forEach((bounce, cause) -> bounces.put(cause, bounce.queueId()));
    Set<MessageKey> answered = new HashSet<>();
    causes.forEach(
        (bounce, cause) -> {
          if (messages.containsKey(cause)) {
            answered.add(bounce);
          }
        });
    var placed = new ArrayList<>(rejections.values());
    messages.forEach(
        (key, message) ->
            message.entries(Optional.ofNullable(bounces.get(key))).stream()
                // A bounce that arrived says nothing more about the message that it is about.
                .filter(
                    each -> !answered.contains(key) || each.entry().outcome() != Outcome.DELIVERED)
                .filter(
                    each -> !answered.contains(key) || each.entry().outcome() != Outcome.ACCEPTED)
                .forEach(placed::add));
    placed.sort(Comparator.comparingInt(PlacedEntry::line));
    return new LogReport(
        MailboxStoreLines.merge(placed.stream().map(PlacedEntry::entry).toList()),
        newestFirst ? reversed() : accessEvents,
        leftOut.stream().distinct().toList());
  }

  private List<AccessEvent> reversed() {
    var reversed = new ArrayList<AccessEvent>();
    accessEvents.forEach(event -> reversed.add(0, event));
    return reversed;
  }
}
