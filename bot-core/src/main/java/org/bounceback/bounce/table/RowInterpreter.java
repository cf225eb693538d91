package org.bounceback.bounce.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.log.LogClient;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.LogHost;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.bounce.text.AddressFinder;

/** Converts rows into entries of a log. */
final class RowInterpreter {
  /** Reports show only rejections of the recipient with this word. */
  private static final String RECIPIENT_COMMAND = "RCPT";

  private final ReportVocabulary vocabulary;

  /**
   * An entry with the position of its row.
   *
   * @param ownRecipient whether the row itself contains the recipient
   */
  record PlacedEntry(int line, boolean ownRecipient, LogEntry entry) {}

  RowInterpreter(ReportVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Returns one entry for each recipient of the row; none if the row has no result. */
  List<PlacedEntry> entries(ReportRow row, boolean ownRecipient) {
    Optional<String> result = row.get(ReportColumn.RESULT);
    if (result.filter(cell -> cell.contains(RowReader.STATUS_MARK)).isPresent()) {
      return byStatus(row, result.get());
    }
    Optional<Outcome> outcome = outcome(row, result.orElse(""));
    if (outcome.isEmpty()) {
      return List.of();
    }
    List<String> recipients =
        AddressFinder.all(withoutBraces(row.get(ReportColumn.RECIPIENT).orElse(""))).stream()
            .map(AddressFinder.Found::address)
            .toList();
    List<String> results = List.of(result.orElse("").split(";", -1));
    var entries = new ArrayList<PlacedEntry>();
    for (int i = 0; i < recipients.size(); i++) {
      boolean isOwnResult = recipients.size() > 1 && results.size() == recipients.size();
      String text = isOwnResult ? results.get(i) : result.orElse("");
      entries.add(
          new PlacedEntry(
              row.line(), ownRecipient, entry(row, recipients.get(i), outcome.get(), text)));
    }
    return entries;
  }

  /** Reads {@code a@example.com##Receive, Fail;b@example.com##Receive}. */
  private List<PlacedEntry> byStatus(ReportRow row, String cell) {
    var entries = new ArrayList<PlacedEntry>();
    for (String part : cell.split(";", -1)) {
      int mark = part.indexOf(RowReader.STATUS_MARK);
      Optional<String> recipient =
          mark < 0 ? Optional.empty() : AddressFinder.first(part.substring(0, mark));
      if (recipient.isPresent()) {
        Outcome outcome = Outcome.ACCEPTED;
        for (String word :
            part.substring(mark).replace(RowReader.STATUS_MARK, ",").split(",", -1)) {
          outcome =
              vocabulary
                  .event(word.strip())
                  .flatMap(ReportVocabulary.Event::outcome)
                  .orElse(outcome);
        }
        entries.add(new PlacedEntry(row.line(), true, entry(row, recipient.get(), outcome, "")));
      }
    }
    return entries;
  }

  private Optional<Outcome> outcome(ReportRow row, String result) {
    Optional<ReportVocabulary.Event> event = row.get(ReportColumn.EVENT).flatMap(vocabulary::event);
    if (event.isPresent()) {
      return event.get().outcome();
    }
    String reply = LastError.parse(result).map(LastError::text).orElse(result);
    return ReplyOutcome.of(reply);
  }

  private static LogEntry entry(ReportRow row, String recipient, Outcome outcome, String result) {
    Optional<LastError> error = LastError.parse(result);
    var named =
        new LogHost(
            row.get(ReportColumn.REMOTE_HOST).filter(ReportCell::isWord),
            row.get(ReportColumn.REMOTE_IP).flatMap(Ip::parse));
    LogHost remote =
        error.map(LastError::remote).filter(host -> !host.equals(LogHost.NONE)).orElse(named);
    String text = error.map(LastError::text).orElse(result);
    String explained =
        outcome == Outcome.FILTERED && text.isEmpty()
            ? row.get(ReportColumn.EVENT).orElse("")
            : text;
    boolean isRejected = outcome == Outcome.REJECTED;
    return new LogEntry(
        row.get(ReportColumn.ID),
        row.get(ReportColumn.TIME).flatMap(CellTime::parse),
        Optional.empty(),
        sender(row),
        recipient,
        Optional.empty(),
        remote,
        Optional.empty(),
        client(row),
        row.get(ReportColumn.SUBJECT),
        row.get(ReportColumn.MESSAGE_ID).map(RowInterpreter::withoutBrackets),
        Optional.empty(),
        outcome,
        Optional.empty(),
        isRejected ? RECIPIENT_COMMAND : "",
        explained,
        row.text());
  }

  private static Optional<String> sender(ReportRow row) {
    return row.get(ReportColumn.SENDER)
        .filter(ReportCell::isAddress)
        .or(() -> row.get(ReportColumn.FROM).filter(ReportCell::isAddress))
        .map(cell -> AddressFinder.next(cell, 0).map(AddressFinder.Found::address).orElse(""));
  }

  private static LogClient client(ReportRow row) {
    return new LogClient(
        new LogHost(
            row.get(ReportColumn.CLIENT_HOST).filter(ReportCell::isWord),
            row.get(ReportColumn.CLIENT_IP).flatMap(Ip::parse)),
        Optional.empty(),
        row.get(ReportColumn.USER));
  }

  /** PowerShell writes lists in braces. */
  private static String withoutBraces(String list) {
    return list.startsWith("{") && list.endsWith("}") ? list.substring(1, list.length() - 1) : list;
  }

  private static String withoutBrackets(String id) {
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}
