package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.reason.BlockingReplyRules;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;

/**
 * Reads one mail: what it is, whom it concerns, and why each recipient was refused. Never throws,
 * whatever the bytes; what lies beyond a limit is left out and named. Safe for concurrent use.
 */
public final class BounceReader {
  private static final int MAX_TEXT = 256 * 1024;

  private final ReportIndicators reportIndicators;
  private final MailParser mails;
  private final ReportParser reports;
  private final List<ReportFormat> reportFormats;
  private final RecipientInterpreter recipients;

  private BounceReader(ReportIndicators reportIndicators, RecipientInterpreter recipients) {
    this.reportIndicators = reportIndicators;
    this.mails = new MailParser(MailLimits.STANDARD);
    this.reports = new ReportParser(reportIndicators);
    this.recipients = recipients;
    this.reportFormats =
        List.of(
            new ClientErrorFormat(ClientErrorTable.packaged()),
            new FeedbackFormat(),
            new DsnFormat(reportIndicators),
            new SesNotificationFormat(),
            new TranscriptFormat(reportIndicators),
            new OutlookNdrFormat(),
            new LogFormat(),
            new ListFormat(reportIndicators),
            new PlainTextFormat(reportIndicators),
            new AutoReplyFormat(reportIndicators),
            new ClientDialogFormat(reportIndicators),
            new ConnectionErrorFormat(reportIndicators));
  }

  /** A reader with the packaged rules; making one takes some hundredths of a second. */
  public static BounceReader standard() {
    return with(CustomReasonRules.NONE);
  }

  /** A reader with an operator's rules before the packaged ones. */
  public static BounceReader with(CustomReasonRules own) {
    return new BounceReader(
        ReportIndicators.standard(),
        new RecipientInterpreter(own, ReasonRules.standard(), BlockingReplyRules.standard()));
  }

  /** Reads a mail of an upload; what was left out of the upload is left out of it. */
  public BouncedMessage read(UploadedMail mail) {
    BouncedMessage message = read(mail.bytes()).leavingOut(mail.leftOut());
    return mail.isFromPicture() ? message.recognised() : message;
  }

  /** Reads a mail, or text without a header, as somebody pasted it. */
  public BouncedMessage read(byte[] mail) {
    ReportMessage reportMessage = reports.read(mails.read(mail));
    FormatResult formatResult =
        reportFormats.stream()
            .map(reportFormat -> reportFormat.read(reportMessage))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty()));
    return new BouncedMessage(
        formatResult.messageKind(),
        formatResult.rawRecipients().stream()
            .limit(FormatResult.MAX_RECIPIENTS)
            .map(rawRecipient -> recipients.read(rawRecipient, formatResult.messageKind()))
            .toList(),
        formatResult.reportingMta().or(reportMessage::reportingMta),
        reportMessage.header(),
        reportMessage.returned(),
        reportMessage.returnedMail(),
        ReceivedHeaderParser.of(reportMessage.header()),
        ReceivedHeaderParser.of(reportMessage.returned()),
        isWhole(reportMessage.header()),
        isReturned(reportMessage.returned()),
        reportMessage.words().substring(0, Math.min(reportMessage.words().length(), MAX_TEXT)),
        false,
        leftOut(reportMessage, formatResult));
  }

  private static List<String> leftOut(ReportMessage reportMessage, FormatResult formatResult) {
    return formatResult.rawRecipients().size() <= FormatResult.MAX_RECIPIENTS
        ? reportMessage.leftOut()
        : Stream.concat(
                reportMessage.leftOut().stream(),
                Stream.of("recipients after the first " + FormatResult.MAX_RECIPIENTS))
            .toList();
  }

  /** The words by which this reader tells reports from other mail. */
  public ReportIndicators marks() {
    return reportIndicators;
  }

  /** Whether the header has what every delivered mail has: who, when, and through which server. */
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
