package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.RecipientNames;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.LogHost;
import org.bounceback.bounce.log.LogReader;
import org.bounceback.bounce.log.LogReport;
import org.bounceback.bounce.log.LogTime;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.bounce.table.PastedReport;
import org.bounceback.bounce.table.PastedReportReader;

/**
 * Reads pasted lines of a mail server log and tables of delivery reports: one recipient for each
 * message and address.
 */
final class LogFormat implements ReportFormat {
  /** Sendmail's result when the server at the other end rejected the message. */
  private static final Pattern REMOTE_SUMMARY =
      Pattern.compile(
          "mailer=(?:esmtp|smtp|relay)\\b.*?stat=(?:(?:User unknown|Service unavailable"
              + "|Data format error)|Deferred: [45][0-9]{2}[ -])");

  private static final Pattern LOCAL_SUMMARY =
      Pattern.compile(
          "mailer=(?:local|prog|\\*file\\*)\\b.*?stat=(?:User unknown|Service unavailable)");

  private final PastedReportReader tableReader = PastedReportReader.create();
  private final LogReader logs = LogReader.create();

  @Override
  public ReportAuthor author() {
    return ReportAuthor.SERVER_LOG;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    Optional<List<String>> lines = PastedFields.lines(reportMessage);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    PastedReport tables = tableReader.read(lines.get());
    List<String> logLines = PastedFields.isHeader(reportMessage) ? List.of() : tables.rest();
    LogReport report = logs.read(logLines).withFirst(tables.entries(), tables.accessEvents());
    var rawRecipients = new ArrayList<RawRecipient>();
    List<LogEntry> entries =
        PastedFields.isAlert(reportMessage) ? List.<LogEntry>of() : report.entries();
    for (LogEntry entry : entries) {
      if (rawRecipients.size() < FormatResult.MAX_ATTEMPTS) {
        action(entry.outcome())
            .ifPresent(dsnAction -> rawRecipients.add(recipient(entry, dsnAction)));
      }
    }
    if (rawRecipients.isEmpty() && report.accessEvents().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FormatResult(
            kind(rawRecipients),
            rawRecipients,
            report.entries().stream().map(LogEntry::server).flatMap(Optional::stream).findFirst(),
            report.accessEvents()));
  }

  /** Returns the delivery result; empty if the lines do not show one. */
  private static Optional<DsnAction> action(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> Optional.empty();
      case QUEUED, DEFERRED, FROZEN, REJECTED_TEMPORARILY -> Optional.of(DsnAction.DELAYED);
      case DELIVERED, FILTERED -> Optional.of(DsnAction.DELIVERED);
      case DISCARDED, FAILED, EXPIRED, REMOVED, REJECTED -> Optional.of(DsnAction.FAILED);
    };
  }

  private static RawRecipient recipient(LogEntry entry, DsnAction dsnAction) {
    return new RawRecipient(
        entry.recipient(),
        Optional.of(dsnAction),
        entry.status(),
        entry.text(),
        "",
        entry.remote().name(),
        Optional.empty(),
        entry.time().flatMap(LogTime::instant),
        passages(entry, dsnAction),
        Optional.of(entry),
        Optional.empty(),
        RecipientNames.ONE);
  }

  private static List<Passage> passages(LogEntry entry, DsnAction dsnAction) {
    var passages = new ArrayList<Passage>();
    if (!entry.command().isEmpty()) {
      passages.add(Passage.incoming(entry.command()));
      return passages;
    }
    // A frozen message is neither lost nor retried.
    if (entry.outcome() != Outcome.FROZEN) {
      passages.add(
          Passage.log(
              Passage.OUTCOME,
              switch (dsnAction) {
                case FAILED -> "bounced";
                case DELAYED -> "deferred";
                case DELIVERED, RELAYED, EXPANDED -> "sent";
              }));
    }
    relay(entry.remote())
        .map(server -> Passage.log(Passage.RELAY, server))
        .ifPresent(passages::add);
    if (REMOTE_SUMMARY.matcher(entry.line()).find()) {
      passages.add(Passage.log(Passage.SUMMARY, entry.text()));
    } else if (LOCAL_SUMMARY.matcher(entry.line()).find()) {
      passages.add(Passage.log(Passage.LOCAL_SUMMARY, entry.text()));
    } else {
      // Sendmail's reasons follow the address in its reports.
      boolean isDeferred = entry.text().startsWith("Deferred");
      passages.add(
          Passage.log(
              Passage.REASON,
              isDeferred ? entry.recipient() + "... " + entry.text() : entry.text()));
    }
    return passages;
  }

  private static Optional<String> relay(LogHost host) {
    return host.name()
        .flatMap(name -> host.ip().map(Ip::toString).map(ip -> name + "[" + ip + "]"));
  }

  private static MessageKind kind(List<RawRecipient> rawRecipients) {
    if (rawRecipients.isEmpty()) {
      return MessageKind.NOT_A_BOUNCE;
    }
    var dsnActions =
        rawRecipients.stream().map(RawRecipient::dsnAction).flatMap(Optional::stream).toList();
    if (dsnActions.contains(DsnAction.FAILED)) {
      return MessageKind.FAILURE;
    }
    return dsnActions.contains(DsnAction.DELAYED) ? MessageKind.DELAY : MessageKind.SUCCESS;
  }
}
