package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.RecipientSections.Words;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.mail.Header;

/**
 * Reports for people, without fields for programs: qmail, Exim, old Sendmail and Postfix, Exchange,
 * and the many others that name each recipient in a line followed by the reason.
 */
final class PlainTextFormat implements ReportFormat {
  private static final int MAX_REPLY = 2048;
  private static final int MAX_LINES_ABOVE = 2;

  /** Whoever quotes a code farther on in a line writes about it. */
  private static final int FARTHEST_CODE = 120;

  private final ReportIndicators reportIndicators;
  private final UnrelatedMailFilter other;

  PlainTextFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
    this.other = new UnrelatedMailFilter(reportIndicators);
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.fromServer() || reportIndicators.hasAnswerSubject(reportMessage.header())) {
      return Optional.empty();
    }
    boolean hasCode = RejectionReply.of(reportMessage.words()).hasCode();
    boolean named = isNamedReport(reportMessage);
    // There is more to it than a person's account: a reply code, or the mail itself.
    boolean technical = hasCode || !reportMessage.returned().fields().isEmpty();
    if (!(named || technical || tells(reportMessage)) || other.is(reportMessage)) {
      return Optional.empty();
    }
    MessageKind messageKind = DeliveryStateClassifier.kind(reportMessage, reportIndicators);
    Map<String, Words> recipients =
        PlainRecipients.find(reportMessage, reportIndicators, named || technical);
    var rawRecipients = new ArrayList<RawRecipient>();
    if (recipients.isEmpty() && isBareReply(reportMessage)) {
      rawRecipients.add(
          RawRecipient.told(
              "",
              DeliveryStateClassifier.action(messageKind),
              RejectionReply.partOf(reportMessage.words())));
    } else if (recipients.isEmpty()
        && !(named && reportIndicators.hasServerAddress(reportMessage.header()))) {
      return Optional.empty();
    }
    recipients.forEach(
        (address, words) ->
            rawRecipients.add(
                RawRecipient.told(
                        address,
                        DeliveryStateClassifier.action(messageKind),
                        reply(words, recipients.size() == 1 && hasCode, reportMessage))
                    .withContext(context(words, reportMessage))));
    return Optional.of(
        new FormatResult(
            messageKind,
            rawRecipients,
            reportMessage
                .reportingMta()
                .or(() -> ReportHostFinder.writing(reportMessage, reportIndicators))));
  }

  private boolean tells(ReportMessage reportMessage) {
    String lowerCase = reportMessage.words().toLowerCase(Locale.ROOT);
    return reportIndicators.isFromDaemon(reportMessage.header())
        || reportIndicators.tellsFailure(lowerCase)
        || reportIndicators.tellsDelay(lowerCase);
  }

  /** Whether the header alone says that this is a report, so that it may name nobody. */
  private boolean isNamedReport(ReportMessage reportMessage) {
    return PlainRecipients.areNamedIn(reportMessage)
        || (reportIndicators.isFromServer(reportMessage.header())
            && reportIndicators.hasReportSubject(reportMessage.header()));
  }

  /**
   * Whether nothing but a server's reply was pasted, which names nobody: one reply, with little
   * above it. A list of several is somebody's lesson or statistics.
   */
  private static boolean isBareReply(ReportMessage reportMessage) {
    if (!reportMessage.header().equals(Header.EMPTY)
        || reportMessage.words().length() > MAX_REPLY) {
      return false;
    }
    List<String> lines = reportMessage.lines().stream().filter(line -> !line.isBlank()).toList();
    List<String> above =
        lines.stream().takeWhile(line -> RejectionReply.of(line).codes().isEmpty()).toList();
    boolean inSentence =
        lines.stream()
            .skip(above.size())
            .limit(1)
            .anyMatch(line -> line.indexOf(RejectionReply.partOf(line)) > FARTHEST_CODE);
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

  /** Whether words or a status follow a line's first code; "Messages: 551" is somebody's sum. */
  private static boolean saysMoreThanNumbers(String line) {
    RejectionReply rejectionReply = RejectionReply.of(line);
    String code = rejectionReply.code().orElse("");
    return !rejectionReply.statuses().isEmpty()
        || line.substring(line.indexOf(code) + code.length()).chars().anyMatch(Character::isLetter);
  }

  /**
   * What was replied to this recipient; where there is one only, it may stand above the address.
   *
   * @param mayBeAbove whether there is one only, and a reply somewhere
   */
  private static String reply(Words words, boolean mayBeAbove, ReportMessage reportMessage) {
    String near = RejectionReply.partOf(words.nearest());
    boolean above = mayBeAbove && !RejectionReply.of(near).hasCode();
    return above ? RejectionReply.partOf(reportMessage.words()) : near;
  }

  private static String context(Words words, ReportMessage reportMessage) {
    return words.words().isBlank() ? reportMessage.words() : words.words() + "\n" + words.heading();
  }
}
