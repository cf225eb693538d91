package org.bounceback.bounce.log;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.log.LogEvent.Arrival;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.End;
import org.bounceback.bounce.log.LogEvent.OfMessage;
import org.bounceback.bounce.log.LogEvent.Reason;
import org.bounceback.bounce.log.LogJoiner.PlacedEntry;

/** The lines of one message, collected oldest first as far as the order of the paste shows. */
final class LogMessage {
  private static final int MAX_RECIPIENTS = 5_000;

  private static final Set<Outcome> SUCCESSFUL =
      EnumSet.of(Outcome.DELIVERED, Outcome.FILTERED, Outcome.DISCARDED);

  private final MessageKey key;
  private final Map<String, Attempts> attempts = new LinkedHashMap<>();
  private final Set<String> announced = new LinkedHashSet<>();
  private final List<Reason> reasons = new ArrayList<>();
  private Optional<Arrival> arrival = Optional.empty();
  private Optional<End> end = Optional.empty();

  /** The attempts for one recipient: the one that decides, and the last one with a cause. */
  private record Attempts(int firstLine, Delivery decisive, Optional<Delivery> withCause) {
    Attempts with(Delivery next) {
      return new Attempts(
          Math.min(firstLine, next.line().number()),
          decides(next, decisive) ? next : decisive,
          next.attempted() && !next.text().isEmpty()
              ? Optional.of(withCause.filter(old -> !decides(next, old)).orElse(next))
              : withCause);
    }

    static Attempts of(Delivery first) {
      return new Attempts(
          first.line().number(),
          first,
          Optional.of(first).filter(each -> each.attempted() && !each.text().isEmpty()));
    }

    private static boolean decides(Delivery next, Delivery old) {
      Optional<LogTime> time = next.line().time();
      Optional<LogTime> oldTime = old.line().time();
      if (time.isPresent() && oldTime.isPresent()) {
        if (time.get().isAfter(oldTime.get())) {
          return true;
        }
        if (oldTime.get().isAfter(time.get())) {
          return false;
        }
      }
      return next.outcome().isFinal() || !old.outcome().isFinal();
    }
  }

  LogMessage(MessageKey key) {
    this.key = key;
  }

  void add(OfMessage event) {
    if (event instanceof Delivery delivery) {
      String recipient = delivery.recipient().toLowerCase(Locale.ROOT);
      if (attempts.size() < MAX_RECIPIENTS || attempts.containsKey(recipient)) {
        attempts.merge(recipient, Attempts.of(delivery), (old, next) -> old.with(delivery));
      }
    } else if (event instanceof Arrival part) {
      part.recipients().stream().limit(MAX_RECIPIENTS).forEach(announced::add);
      arrival = Optional.of(arrival.map(first -> join(first, part)).orElse(part));
    } else if (event instanceof End last) {
      end = end.filter(old -> last.outcome().isEmpty()).or(() -> Optional.of(last));
    } else if (event instanceof Reason reason && reasons.size() < MAX_RECIPIENTS) {
      reasons.add(reason);
    }
  }

  private static Arrival join(Arrival first, Arrival second) {
    var client =
        new LogClient(
            first.client().host().or(second.client().host()),
            first.client().login().or(() -> second.client().login()),
            first.client().localUser().or(() -> second.client().localUser()));
    return new Arrival(
        first.line(),
        first.key(),
        first.sender().or(second::sender),
        client,
        first.subject().or(second::subject),
        first.messageId().or(second::messageId),
        List.of(),
        first.causedBy().or(second::causedBy));
  }

  /** Returns one entry for each recipient. */
  List<PlacedEntry> entries(Optional<String> bounceId) {
    var entries = new ArrayList<PlacedEntry>();
    attempts.values().forEach(each -> entries.add(entry(each, bounceId)));
    arrival.ifPresent(first -> entries.addAll(accepted(first)));
    return entries;
  }

  private PlacedEntry entry(Attempts each, Optional<String> bounceId) {
    Delivery last = each.decisive();
    Optional<Outcome> ending =
        end.flatMap(End::outcome).filter(outcome -> !last.outcome().isFinal());
    Outcome outcome = ending.orElse(last.outcome());
    boolean noCause =
        (!last.attempted() || last.text().isEmpty()) && !SUCCESSFUL.contains(last.outcome());
    Optional<Reason> reason = noCause ? reason(last.recipient()) : Optional.empty();
    Delivery cause = noCause ? each.withCause().orElse(last) : last;
    LogLine line = ending.isPresent() ? end.get().line() : last.line();
    String text = reason.map(Reason::text).orElse(cause.text());
    return new PlacedEntry(
        each.firstLine(),
        new LogEntry(
            Optional.of(key.queueId()).filter(id -> !id.isEmpty()),
            line.time(),
            line.host(),
            last.sender().or(() -> arrival.flatMap(Arrival::sender)),
            last.recipient(),
            last.originalRecipient(),
            last.remote().or(reason.map(Reason::remote).orElse(cause.remote())),
            last.remoteQueueId(),
            arrival.map(Arrival::client).orElse(LogClient.UNKNOWN),
            arrival.flatMap(Arrival::subject),
            arrival.flatMap(Arrival::messageId),
            bounceId.filter(id -> outcome == Outcome.FAILED || outcome == Outcome.EXPIRED),
            outcome,
            last.status(),
            "",
            text.isEmpty() ? end.map(End::text).orElse("") : text,
            cause.line().text()));
  }

  private Optional<Reason> reason(String recipient) {
    return reasons.stream()
        .filter(each -> each.recipient().map(recipient::equalsIgnoreCase).orElse(true))
        .reduce((first, second) -> second);
  }

  /** Returns the recipients of whom the lines show only the arrival. */
  private List<PlacedEntry> accepted(Arrival first) {
    var recipients =
        announced.stream()
            .filter(each -> !attempts.containsKey(each.toLowerCase(Locale.ROOT)))
            .filter(each -> attempts.isEmpty() || end.isEmpty())
            .toList();
    boolean unnamed = announced.isEmpty() && attempts.isEmpty();
    return (unnamed ? List.of("") : recipients)
        .stream()
            .map(
                recipient ->
                    new PlacedEntry(
                        first.line().number(),
                        new LogEntry(
                            Optional.of(key.queueId()).filter(id -> !id.isEmpty()),
                            first.line().time(),
                            first.line().host(),
                            first.sender(),
                            recipient,
                            Optional.empty(),
                            LogHost.NONE,
                            Optional.empty(),
                            first.client(),
                            first.subject(),
                            first.messageId(),
                            Optional.empty(),
                            end.flatMap(End::outcome).orElse(Outcome.ACCEPTED),
                            Optional.empty(),
                            "",
                            end.map(End::text).orElse(""),
                            first.line().text())))
            .toList();
  }
}
