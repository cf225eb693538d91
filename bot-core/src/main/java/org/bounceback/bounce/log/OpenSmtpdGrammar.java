package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogEvent.Delivery;
import org.bounceback.bounce.log.LogEvent.Rejection;

/** The log of OpenSMTPD. The first half of an envelope's id is the id of the message. */
final class OpenSmtpdGrammar implements LogGrammar {
  private static final int MESSAGE_ID_LENGTH = 8;

  private static final Pattern DELIVERY =
      Pattern.compile(
          "\\b(?:mta|mda) (?:event=)?delivery evpid=([0-9a-f]{16}) from=<([^>\\s]{0,320})>"
              + " to=<([^>\\s]{1,320})>(.*?) result=\"?(\\w+)\"? stat=\"?(.*?)\"?$");
  private static final Pattern RELAY =
      Pattern.compile("relay=\"?([0-9A-Fa-f.:]+) \\(([A-Za-z0-9._-]+)\\)");
  private static final Pattern CONNECTED =
      Pattern.compile(
          "\\b([0-9a-f]{16}) smtp (?:event=)?connected address=(\\S+)(?: host=\"?([^\\s\"]+))?");
  private static final Pattern REJECTED =
      Pattern.compile(
          "\\b([0-9a-f]{16}) smtp (?:event=)?failed-command .*?command=\"(RCPT TO|MAIL FROM|DATA)"
              + "(?::<([^>\\s]*)>)?[^\"]*\" result=\"([45][0-9]{2} .+?)\"?$");

  @Override
  public List<LogEvent> read(List<LogLine> lines) {
    var events = new ArrayList<LogEvent>();
    Map<String, LogHost> clients = new HashMap<>();
    for (LogLine line : lines) {
      String body = line.body();
      if (body.contains("delivery evpid=")) {
        delivery(line, body).ifPresent(events::add);
      } else if (body.contains(" smtp ")) {
        Matcher connected = CONNECTED.matcher(body);
        if (connected.find()) {
          clients.put(
              connected.group(1),
              new LogHost(Optional.ofNullable(connected.group(3)), Ip.parse(connected.group(2))));
        }
        rejection(line, body, clients).ifPresent(events::add);
      }
    }
    return events;
  }

  private static Optional<LogEvent> delivery(LogLine line, String body) {
    Matcher found = DELIVERY.matcher(body);
    if (!found.find()) {
      return Optional.empty();
    }
    Matcher relay = RELAY.matcher(found.group(4));
    Outcome outcome =
        switch (found.group(5)) {
          case "Ok" -> Outcome.DELIVERED;
          case "TempFail" -> Outcome.DEFERRED;
          default -> Outcome.FAILED;
        };
    return Optional.of(
        new Delivery(
            line,
            MessageKey.of(line, found.group(1).substring(0, MESSAGE_ID_LENGTH)),
            Optional.of(found.group(2)),
            found.group(3),
            Optional.empty(),
            relay.find()
                ? new LogHost(Optional.of(relay.group(2)), Ip.parse(relay.group(1)))
                : LogHost.NONE,
            outcome == Outcome.DELIVERED ? RemoteQueueId.of(found.group(6)) : Optional.empty(),
            outcome,
            Optional.empty(),
            true,
            found.group(6)));
  }

  private static Optional<LogEvent> rejection(
      LogLine line, String body, Map<String, LogHost> clients) {
    Matcher found = REJECTED.matcher(body);
    if (!found.find()) {
      return Optional.empty();
    }
    boolean ofRecipient = found.group(2).startsWith("RCPT");
    Optional<String> address = Optional.ofNullable(found.group(3));
    String reply = found.group(4);
    return Optional.of(
        new Rejection(
            line,
            Optional.empty(),
            address.filter(each -> found.group(2).startsWith("MAIL")),
            address.filter(each -> ofRecipient),
            LogClient.of(clients.getOrDefault(found.group(1), LogHost.NONE)),
            ofRecipient ? "RCPT" : found.group(2).replace(" FROM", ""),
            reply.startsWith("4") ? Outcome.REJECTED_TEMPORARILY : Outcome.REJECTED,
            reply));
  }
}
