package org.bounceback.bounce.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.bounce.client.ClientWindowReader;
import org.bounceback.bounce.grammar.FactReader;
import org.bounceback.bounce.grammar.ReportStatements;
import org.bounceback.bounce.panel.PanelTexts;
import org.bounceback.bounce.reason.BlockingReplyRules;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;

/**
 * Reads one message: its kind, its recipients, and why each recipient was rejected. Never throws,
 * whatever the input. Content beyond a limit is skipped and reported. Safe for concurrent use.
 */
public final class BounceReader {
  private static final int MAX_TEXT = 256 * 1024;

  private final ReportIndicators reportIndicators;
  private final MailParser mails;
  private final ReportParser reports;
  private final ReportFormat serverLog = new LogFormat();
  private final List<ReportFormat> reportFormats;
  private final RecipientInterpreter recipients;
  private final PastedReportFinder pastedReports;
  private final ClientWindowReader windows = ClientWindowReader.create();
  private final ServiceEvents serviceEvents;
  private final ReportImitations imitations = ReportImitations.load();

  private BounceReader(
      ReportIndicators reportIndicators, FactReader facts, RecipientInterpreter recipients) {
    this.reportIndicators = reportIndicators;
    this.mails = new MailParser(MailLimits.STANDARD);
    this.reports = new ReportParser(reportIndicators);
    this.recipients = recipients;
    this.serviceEvents = ServiceEvents.load();
    this.pastedReports = new PastedReportFinder(reportIndicators, facts);
    this.reportFormats =
        List.of(
            new GmailOriginalFormat(),
            new FeedbackFormat(),
            new DsnFormat(reportIndicators),
            new JsonNotificationFormat(serviceEvents),
            new TranscriptFormat(reportIndicators),
            new OutlookNdrFormat(),
            serverLog,
            new ListFormat(reportIndicators),
            new NamedServerFormat(reportIndicators),
            new PlainTextFormat(reportIndicators),
            new AutoReplyFormat(reportIndicators),
            new ClientDialogFormat(reportIndicators),
            new ConnectionErrorFormat(reportIndicators, facts),
            new PanelTextFormat(PanelTexts.load()));
  }

  /** Creates a reader with the bundled rules; this takes a few hundredths of a second. */
  public static BounceReader create() {
    return withCustomRules(CustomReasonRules.NONE, ReasonRules.load());
  }

  /** Creates a reader that applies an operator's rules before the bundled ones. */
  public static BounceReader withCustomRules(
      CustomReasonRules customRules, ReasonRules bundledRules) {
    ReportIndicators indicators = ReportIndicators.load();
    FactReader facts = FactReader.load();
    return new BounceReader(
        indicators,
        facts,
        new RecipientInterpreter(
            customRules, bundledRules, BlockingReplyRules.load(), facts, indicators));
  }

  /** Reads a message of an upload; the result includes what was left out of the upload. */
  public BouncedMessage read(UploadedMail mail) {
    BouncedMessage message = read(mail.bytes()).withLeftOut(mail.leftOut());
    return mail.isFromPicture() ? message.asOcrText() : message;
  }

  /** Reads a message, or pasted text without a header. */
  public BouncedMessage read(byte[] mail) {
    ReportMessage reportMessage = reports.read(mails.read(mail));
    return message(reportMessage, recognize(reportMessage));
  }

  /** Returns whether a message, or pasted text without a header, consists of log lines. */
  public boolean isServerLog(byte[] mail) {
    return recognize(reports.read(mails.read(mail))).author() == ReportAuthor.SERVER_LOG;
  }

  /** What a message is, before its recipients are interpreted. */
  private record Recognized(
      Optional<ClientWindow> window, FormatResult formatResult, ReportAuthor author) {}

  private Recognized recognize(ReportMessage reportMessage) {
    Optional<ClientWindow> window = window(reportMessage).filter(found -> !isLog(reportMessage));
    if (window.isPresent()) {
      return new Recognized(window, WindowResult.of(window.get()), ReportAuthor.MAIL_CLIENT);
    }
    if (!isImitation(reportMessage)) {
      for (ReportFormat reportFormat : reportFormats) {
        Optional<FormatResult> found = reportFormat.read(reportMessage);
        if (found.isPresent()) {
          return new Recognized(
              window, found.get(), author(reportFormat, found.get(), reportMessage));
        }
      }
    }
    return new Recognized(
        window,
        new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty()),
        ReportAuthor.NOT_STATED);
  }

  private boolean isImitation(ReportMessage reportMessage) {
    return !reportMessage.header().fields().isEmpty()
        && reportMessage.status().isEmpty()
        && reportMessage.returned().fields().isEmpty()
        && imitations.matches(
            reportMessage.header(),
            ReceivedHeaderParser.of(reportMessage.header()),
            reportMessage.text());
  }

  /** Log lines contain replies that a window would show too. */
  private boolean isLog(ReportMessage reportMessage) {
    return serverLog
        .read(reportMessage)
        .filter(found -> !found.rawRecipients().isEmpty())
        .isPresent();
  }

  /** Returns the window of an e-mail app that was pasted as text. */
  private Optional<ClientWindow> window(ReportMessage reportMessage) {
    boolean isPasted =
        reportMessage.header().fields().isEmpty()
            && reportMessage.returned().fields().isEmpty()
            && reportMessage.status().isEmpty();
    return isPasted
            && !CodesInProse.areOnly(reportMessage.text())
            && !reportIndicators.isFromOtherProgram(reportMessage.text().toLowerCase(Locale.ROOT))
        ? windows.read(reportMessage.text())
        : Optional.empty();
  }

  private BouncedMessage message(ReportMessage reportMessage, Recognized recognized) {
    FormatResult formatResult = recognized.formatResult();
    return new BouncedMessage(
        formatResult.messageKind(),
        recognized.author(),
        recognized.window(),
        recipients(reportMessage, formatResult),
        formatResult.reportingMta().or(reportMessage::reportingMta),
        reportMessage.header(),
        reportMessage.returned(),
        reportMessage.returnedMail(),
        ReceivedHeaderParser.of(reportMessage.header()),
        ReceivedHeaderParser.of(reportMessage.returned()),
        isWhole(reportMessage.header()),
        isReturned(reportMessage.returned()),
        reportMessage.text().substring(0, Math.min(reportMessage.text().length(), MAX_TEXT)),
        false,
        leftOut(reportMessage, formatResult),
        formatResult.accessEvents());
  }

  /**
   * A pasted text without the name of a host is the dialog of an e-mail app if it contains the
   * app's words; otherwise it does not show who wrote it.
   */
  private ReportAuthor author(
      ReportFormat reportFormat, FormatResult formatResult, ReportMessage reportMessage) {
    boolean isPasted = reportMessage.header().equals(Header.EMPTY);
    boolean namesHost =
        formatResult.reportingMta().isPresent() || reportMessage.reportingMta().isPresent();
    if (reportFormat.author() != ReportAuthor.MAIL_SERVER || !isPasted || namesHost) {
      return reportFormat.author();
    }
    return reportIndicators.isDialog(reportMessage.text().toLowerCase(Locale.ROOT))
        ? ReportAuthor.MAIL_CLIENT
        : ReportAuthor.NOT_STATED;
  }

  private List<Recipient> recipients(ReportMessage reportMessage, FormatResult formatResult) {
    if (formatResult.rawRecipients().isEmpty()) {
      return List.of();
    }
    MessageKind messageKind = formatResult.messageKind();
    ReportStatements report = recipients.report(reportMessage, messageKind);
    boolean only = formatResult.rawRecipients().size() == 1;
    return formatResult.rawRecipients().stream()
        .limit(FormatResult.MAX_RECIPIENTS)
        .map(rawRecipient -> recipients.read(rawRecipient, messageKind, report, only))
        .toList();
  }

  private static List<String> leftOut(ReportMessage reportMessage, FormatResult formatResult) {
    return formatResult.rawRecipients().size() <= FormatResult.MAX_RECIPIENTS
        ? reportMessage.leftOut()
        : Stream.concat(
                reportMessage.leftOut().stream(),
                Stream.of("recipients after the first " + FormatResult.MAX_RECIPIENTS))
            .toList();
  }

  /** Returns the texts by which this reader recognizes reports. */
  public ReportIndicators indicators() {
    return reportIndicators;
  }

  /** Returns the events of sending services that this reader knows. */
  public ServiceEvents serviceEvents() {
    return serviceEvents;
  }

  /** Returns the finder of reports that people pasted into their own text. */
  public PastedReportFinder pastedReports() {
    return pastedReports;
  }

  /**
   * Returns whether the header has what every delivered message has: sender, time or id, and a
   * server.
   */
  private static boolean isWhole(Header header) {
    return header.first("From").isPresent()
        && header.first("Received").isPresent()
        && (header.first("Date").isPresent() || header.first("Message-ID").isPresent());
  }

  private static boolean isReturned(Header header) {
    return header.first("From").isPresent()
        && (header.first("Received").isPresent() || header.first("Message-ID").isPresent());
  }
}
