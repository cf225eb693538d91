package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads the SMTP transcript that Postfix sends to its postmaster: {@code In:} and {@code Out:}
 * lines. A rejection of one RCPT command is about that recipient; one after the data is about all
 * recipients.
 */
final class TranscriptFormat implements ReportFormat {
  private final ReportIndicators reportIndicators;

  TranscriptFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.fromServer() || !reportMessage.text().contains("Out: 220")) {
      return Optional.empty();
    }
    var session = new Session();
    reportMessage.lines().forEach(line -> session.read(line.strip()));
    return session.attempts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FormatResult(
                MessageKind.FAILURE,
                session.attempts(),
                ReportHostFinder.reportingHost(reportMessage, reportIndicators)));
  }

  /** The session as read so far. */
  private static final class Session {
    private final LinkedHashMap<String, String> recipients = new LinkedHashMap<>();
    private String recipient = "";
    private String lastRefusal = "";
    private String command = "";
    private final LinkedHashMap<String, String> rejected = new LinkedHashMap<>();
    private String lastRejected = "";

    void read(String line) {
      if (line.startsWith("In:")) {
        command = line.substring(3).strip();
        boolean names = command.toUpperCase(Locale.ROOT).startsWith("RCPT TO");
        recipient = names ? AddressFinder.first(command).orElse("") : "";
        if (!recipient.isEmpty()) {
          recipients.put(recipient, "");
        }
      } else if (line.startsWith("Out: 4") || line.startsWith("Out: 5")) {
        lastRefusal = line.substring(4).strip();
        lastRejected = command;
        rejected.put(recipient, command);
        recipients.computeIfPresent(recipient, (address, reply) -> lastRefusal);
      }
    }

    List<RawRecipient> attempts() {
      var rawRecipients = new ArrayList<RawRecipient>();
      recipients.forEach(
          (address, reply) ->
              rawRecipients.add(
                  RawRecipient.of(address, DsnAction.FAILED, reply.isEmpty() ? lastRefusal : reply)
                      .withPassages(
                          List.of(
                              Passage.incoming(rejected.getOrDefault(address, lastRejected))))));
      return rawRecipients;
    }
  }
}
