package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;

/**
 * Reads one mail: what it is, whom it concerns, and why each recipient was refused. Never throws,
 * whatever the bytes; what lies beyond a limit is left out and named. Safe for concurrent use.
 */
public final class BounceReader {
  private static final int LONGEST_TEXT = 256 * 1024;

  private final Marks marks;
  private final MailParser mails;
  private final ReportReader reports;
  private final List<Format> formats;
  private final RecipientReader recipients;

  private BounceReader(Marks marks, RecipientReader recipients) {
    this.marks = marks;
    this.mails = new MailParser(MailLimits.STANDARD);
    this.reports = new ReportReader(marks);
    this.recipients = recipients;
    this.formats =
        List.of(
            new ProgramErrorFormat(ProgramErrors.packaged()),
            new FeedbackFormat(),
            new StatusFormat(marks),
            new NotificationFormat(),
            new TranscriptFormat(marks),
            new OutlookFormat(),
            new LogFormat(),
            new ListFormat(marks),
            new PlainFormat(marks),
            new AnswerFormat(marks),
            new PopUpFormat(marks),
            new UnansweredFormat(marks));
  }

  /** A reader with the packaged rules; making one takes some hundredths of a second. */
  public static BounceReader standard() {
    return with(OwnRules.NONE);
  }

  /** A reader with an operator's rules before the packaged ones. */
  public static BounceReader with(OwnRules own) {
    return new BounceReader(
        Marks.standard(), new RecipientReader(own, ReasonRules.standard(), BlockRules.standard()));
  }

  /** Reads a mail of an upload; what was left out of the upload is left out of it. */
  public BouncedMessage read(Unwrapped mail) {
    BouncedMessage message = read(mail.bytes()).leavingOut(mail.leftOut());
    return mail.isFromPicture() ? message.recognised() : message;
  }

  /** Reads a mail, or text without a header, as somebody pasted it. */
  public BouncedMessage read(byte[] mail) {
    Report report = reports.read(mails.read(mail));
    Reading reading =
        formats.stream()
            .map(format -> format.read(report))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(new Reading(Kind.NOT_A_BOUNCE, List.of(), Optional.empty()));
    return new BouncedMessage(
        reading.kind(),
        reading.attempts().stream()
            .limit(Reading.MOST_RECIPIENTS)
            .map(attempt -> recipients.read(attempt, reading.kind()))
            .toList(),
        reading.reportingMta().or(report::reportingMta),
        report.header(),
        report.returned(),
        report.returnedMail(),
        Hops.of(report.header()),
        Hops.of(report.returned()),
        isWhole(report.header()),
        isReturned(report.returned()),
        report.words().substring(0, Math.min(report.words().length(), LONGEST_TEXT)),
        false,
        leftOut(report, reading));
  }

  private static List<String> leftOut(Report report, Reading reading) {
    return reading.attempts().size() <= Reading.MOST_RECIPIENTS
        ? report.leftOut()
        : Stream.concat(
                report.leftOut().stream(),
                Stream.of("recipients after the first " + Reading.MOST_RECIPIENTS))
            .toList();
  }

  /** The words by which this reader tells reports from other mail. */
  Marks marks() {
    return marks;
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
