package org.bounceback.bounce;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.RecipientSections.Words;

/**
 * Reports for people, without fields for programs: qmail, Exim, old Sendmail and Postfix, Exchange,
 * and the many others that name each recipient in a line followed by the reason.
 */
final class PlainFormat implements Format {
  private final Marks marks;

  PlainFormat(Marks marks) {
    this.marks = marks;
  }

  @Override
  public Optional<Reading> read(Report report) {
    if (!report.fromServer() || marks.hasAnswerSubject(report.header()) || !tells(report)) {
      return Optional.empty();
    }
    boolean named = isNamedReport(report);
    Kind kind = Wording.kind(report, marks);
    Map<String, Words> recipients = PlainRecipients.find(report, named || isTechnical(report));
    if (recipients.isEmpty() && !named) {
      return Optional.empty();
    }
    var attempts = new ArrayList<Attempt>();
    recipients.forEach(
        (address, words) ->
            attempts.add(
                Attempt.told(address, Wording.action(kind), Reply.partOf(words.nearest()))
                    .withContext(context(words, report))));
    return Optional.of(
        new Reading(kind, attempts, report.reportingMta().or(() -> HostNames.writing(report))));
  }

  private boolean tells(Report report) {
    String lowerCase = report.words().toLowerCase(Locale.ROOT);
    return isNamedReport(report)
        || isTechnical(report)
        || marks.tellsFailure(lowerCase)
        || marks.tellsDelay(lowerCase);
  }

  /** Whether the header alone says that this is a report, so that it may name nobody. */
  private boolean isNamedReport(Report report) {
    return PlainRecipients.areNamedIn(report)
        || (marks.isFromServer(report.header()) && marks.hasReportSubject(report.header()));
  }

  private static String context(Words words, Report report) {
    return words.words().isBlank() ? report.words() : words.words() + "\n" + words.heading();
  }

  /** Whether there is more to it than a person's account: a reply code, or the mail itself. */
  private static boolean isTechnical(Report report) {
    return Reply.of(report.words()).hasCode() || !report.returned().fields().isEmpty();
  }
}
