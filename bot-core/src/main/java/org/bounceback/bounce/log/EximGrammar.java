package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.LogEvent.Rejection;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Exim's main log and reject log, message logs, the listing of the queue, and the output of exigrep
 * and exinext (Exim specification, "Log files" and "Exim utilities").
 */
final class EximGrammar implements LogGrammar {
  private static final String ID_TEXT =
      "([0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4}))";
  private static final Pattern ID = Pattern.compile("(?:^|[\\s\\]:>`*])" + ID_TEXT + " ");
  private static final Pattern PID = Pattern.compile("^\\[[0-9]+\\] ");
  private static final String ENVELOPE_TO = "Envelope-to: ";
  private static final String ENVELOPE_FROM = "Envelope-from: ";

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    var listing = new EximQueueListing();
    var messageLog = new EximMessageLog();
    var retries = new EximRetryListing();
    var verification = new EximSenderVerification();
    Optional<Rejection> header = Optional.empty();
    for (LogLine line : lines) {
      if (header.isPresent() && line.body().startsWith("Envelope-")) {
        header = header.map(rejection -> withEnvelope(rejection, line.body(), events));
        continue;
      }
      Optional<LogEvent> event =
          ofLog(line)
              .map(verification::complete)
              .or(() -> verification.read(line))
              .or(() -> listing.read(line))
              .or(() -> messageLog.read(line))
              .or(() -> retries.read(line));
      event.ifPresent(events::add);
      header =
          event
              .filter(Rejection.class::isInstance)
              .map(Rejection.class::cast)
              .filter(rejection -> rejection.recipient().isEmpty())
              .or(() -> Optional.<Rejection>empty());
    }
    return events;
  }

  private static Optional<LogEvent> ofLog(LogLine line) {
    String body = PID.matcher(line.body()).replaceFirst("");
    if (body.indexOf('-') >= 0) {
      Matcher id = ID.matcher(body);
      if (id.find()) {
        MessageKey key = MessageKey.of(line, id.group(1));
        String rest = body.substring(id.end());
        return EximDelivery.read(line, key, rest)
            .or(() -> EximArrival.read(line, key, rest))
            .or(() -> EximRejection.read(line, Optional.of(key.queueId()), rest))
            .or(() -> EximArrival.reason(line, key, rest));
      }
    }
    return EximRejection.read(line, Optional.empty(), body);
  }

  /**
   * Adds what the reject log says below a rejection. The same rejection is replaced, because the
   * recipients are known only now.
   */
  private static Rejection withEnvelope(Rejection rejection, String field, List<LogEvent> events) {
    boolean to = field.startsWith(ENVELOPE_TO);
    if (!to && !field.startsWith(ENVELOPE_FROM)) {
      return rejection;
    }
    List<String> addresses =
        AddressFinder.all(field).stream().map(AddressFinder.Found::address).toList();
    Optional<String> sender =
        to ? rejection.sender() : addresses.stream().findFirst().or(rejection::sender);
    Rejection known = withAddresses(rejection, sender, Optional.empty());
    events.remove(events.size() - 1);
    if (to && !addresses.isEmpty()) {
      addresses.forEach(address -> events.add(withAddresses(known, sender, Optional.of(address))));
    } else {
      events.add(known);
    }
    return known;
  }

  private static Rejection withAddresses(
      Rejection rejection, Optional<String> sender, Optional<String> recipient) {
    return new Rejection(
        rejection.line(),
        rejection.queueId(),
        sender,
        recipient,
        rejection.client(),
        rejection.command(),
        rejection.outcome(),
        rejection.text());
  }
}
