package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.RecipientSections.Words;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.mail.Header;

/**
 * Reads human-readable reports without machine-readable fields: qmail, Exim, old Sendmail and
 * Postfix, Exchange, and many others that name each recipient on a line, followed by the reason.
 */
final class PlainTextFormat implements ReportFormat {
  private static final int MAX_REPLY = 2048;
  private static final int MAX_LINES_ABOVE = 2;

  /** Text in which a code comes later in the line is about a code and is not a reply. */
  private static final int MAX_CODE_OFFSET = 120;

  private final ReportIndicators reportIndicators;
  private final UnrelatedMailFilter other;

  PlainTextFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
    this.other = new UnrelatedMailFilter(reportIndicators);
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.fromServer()
        || reportIndicators.hasAutoReplySubject(reportMessage.header())) {
      return Optional.empty();
    }
    if (reportMessage.header().equals(Header.EMPTY) && CodesInProse.areOnly(reportMessage.text())) {
      return Optional.empty();
    }
    boolean hasCode = RejectionReply.hasCode(reportMessage.text());
    boolean named = isNamedReport(reportMessage);
    // A reply code or the returned message shows that a server wrote the text.
    boolean technical = hasCode || !reportMessage.returned().fields().isEmpty();
    if (!(named || technical || mentionsDelivery(reportMessage)) || other.matches(reportMessage)) {
      return Optional.empty();
    }
    MessageKind messageKind = DeliveryStateClassifier.kind(reportMessage, reportIndicators);
    Map<String, Words> recipients =
        PlainRecipients.find(reportMessage, reportIndicators, named || technical);
    var rawRecipients = new ArrayList<RawRecipient>();
    if (recipients.isEmpty() && isBareReply(reportMessage)) {
      rawRecipients.add(
          RawRecipient.of(
              "",
              DeliveryStateClassifier.action(messageKind),
              RejectionReply.extract(reportMessage.text())));
    } else if (recipients.isEmpty()
        && !(named && reportIndicators.hasServerAddress(reportMessage.header()))) {
      return Optional.empty();
    }
    recipients.forEach(
        (address, text) ->
            rawRecipients.add(
                RawRecipient.of(
                        address,
                        DeliveryStateClassifier.action(messageKind),
                        reply(address, text, recipients.size() == 1 && hasCode, reportMessage))
                    .withContext(context(text, reportMessage))
                    .withPassages(passages(address, text, reportMessage))));
    return Optional.of(
        new FormatResult(
            messageKind,
            rawRecipients,
            reportMessage
                .reportingMta()
                .or(() -> ReportHostFinder.reportingHost(reportMessage, reportIndicators))));
  }

  private boolean mentionsDelivery(ReportMessage reportMessage) {
    // Reports wrap long lines.
    String lowerCase = reportMessage.text().toLowerCase(Locale.ROOT).replace('\n', ' ');
    return reportIndicators.isFromDaemon(reportMessage.header())
        || reportIndicators.mentionsFailure(lowerCase)
        || reportIndicators.mentionsDelay(lowerCase);
  }

  /**
   * Returns whether the header is enough to recognize a report, so that it need not name a
   * recipient.
   */
  private boolean isNamedReport(ReportMessage reportMessage) {
    return PlainRecipients.areNamedIn(reportMessage)
        || (reportIndicators.isFromServer(reportMessage.header())
            && reportIndicators.hasReportSubject(reportMessage.header()));
  }

  /**
   * Returns whether only a server's reply was pasted, which names no recipient: one reply, with
   * little text above it. A text with several replies is documentation or statistics.
   */
  private static boolean isBareReply(ReportMessage reportMessage) {
    if (!reportMessage.header().equals(Header.EMPTY) || reportMessage.text().length() > MAX_REPLY) {
      return false;
    }
    List<String> lines = reportMessage.lines().stream().filter(line -> !line.isBlank()).toList();
    List<String> above =
        lines.stream().takeWhile(line -> RejectionReply.of(line).codes().isEmpty()).toList();
    boolean inSentence =
        lines.stream()
            .skip(above.size())
            .limit(1)
            .anyMatch(line -> line.indexOf(RejectionReply.extract(line)) > MAX_CODE_OFFSET);
    List<String> codes =
        lines.stream()
            .filter(PlainTextFormat::saysMoreThanNumbers)
            .flatMap(line -> RejectionReply.of(line).codes().stream().limit(1))
            .distinct()
            .toList();
    return !inSentence
        && codes.size() == 1
        && !codes.get(0).startsWith("2")
        && above.size() <= MAX_LINES_ABOVE;
  }

  /**
   * Returns whether text or a status follows the first code of a line; "Messages: 551" is only a
   * number.
   */
  private static boolean saysMoreThanNumbers(String line) {
    RejectionReply rejectionReply = RejectionReply.of(line);
    String code = rejectionReply.code().orElse("");
    return !rejectionReply.statuses().isEmpty()
        || line.substring(line.indexOf(code) + code.length()).chars().anyMatch(Character::isLetter);
  }

  /**
   * Returns the reply about this recipient; if there is only one recipient, it may be above the
   * address.
   *
   * @param mayBeAbove whether there is only one recipient, and a reply in the text
   */
  private static String reply(
      String address, Words text, boolean mayBeAbove, ReportMessage reportMessage) {
    boolean isWhole = text.nearest().equals(reportMessage.text());
    if (isWhole && !RejectionReply.hasCode(reportMessage.text())) {
      return paragraph(address, reportMessage.text())
          .orElseGet(() -> RejectionReply.extract(text.nearest()));
    }
    String near = RejectionReply.extract(text.nearest());
    boolean above = mayBeAbove && !RejectionReply.hasCode(near);
    return above ? RejectionReply.extract(reportMessage.text()) : near;
  }

  /** Returns the paragraph that names the recipient. */
  private static Optional<String> paragraph(String address, String text) {
    int at = address.isEmpty() ? -1 : text.indexOf(address);
    if (at < 0) {
      return Optional.empty();
    }
    int start = text.lastIndexOf("\n\n", at);
    int end = text.indexOf("\n\n", at);
    return Optional.of(
        text.substring(start < 0 ? 0 : start, end < 0 ? text.length() : end).strip());
  }

  private static List<Passage> passages(String address, Words text, ReportMessage reportMessage) {
    boolean whole = text.words().equals(reportMessage.text());
    return text.nearest().isBlank() || whole
        ? List.of()
        : List.of(Passage.section(address, text.nearest()));
  }

  private static String context(Words text, ReportMessage reportMessage) {
    return text.words().isBlank() ? reportMessage.text() : text.words() + "\n" + text.heading();
  }
}
