package org.bounceback.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.RecipientSections.Words;
import org.bounceback.mail.Header;

/**
 * Reports for people, without fields for programs: qmail, Exim, old Sendmail and Postfix, Exchange,
 * and the many others that name each recipient in a line followed by the reason.
 */
final class PlainFormat implements Format {
  private static final int LONGEST_REPLY = 2048;
  private static final int MOST_LINES_ABOVE = 2;

  /** Whoever quotes a code farther on in a line writes about it. */
  private static final int FARTHEST_CODE = 120;

  private final Marks marks;
  private final OtherMail other;

  PlainFormat(Marks marks) {
    this.marks = marks;
    this.other = new OtherMail(marks);
  }

  @Override
  public Optional<Reading> read(Report report) {
    if (!report.fromServer() || marks.hasAnswerSubject(report.header())) {
      return Optional.empty();
    }
    boolean hasCode = Reply.of(report.words()).hasCode();
    boolean named = isNamedReport(report);
    // There is more to it than a person's account: a reply code, or the mail itself.
    boolean technical = hasCode || !report.returned().fields().isEmpty();
    if (!(named || technical || tells(report)) || other.is(report)) {
      return Optional.empty();
    }
    Kind kind = Wording.kind(report, marks);
    Map<String, Words> recipients = PlainRecipients.find(report, marks, named || technical);
    var attempts = new ArrayList<Attempt>();
    if (recipients.isEmpty() && isBareReply(report)) {
      attempts.add(Attempt.told("", Wording.action(kind), Reply.partOf(report.words())));
    } else if (recipients.isEmpty() && !(named && marks.hasServerAddress(report.header()))) {
      return Optional.empty();
    }
    recipients.forEach(
        (address, words) ->
            attempts.add(
                Attempt.told(
                        address,
                        Wording.action(kind),
                        reply(words, recipients.size() == 1 && hasCode, report))
                    .withContext(context(words, report))));
    return Optional.of(
        new Reading(
            kind, attempts, report.reportingMta().or(() -> HostNames.writing(report, marks))));
  }

  private boolean tells(Report report) {
    String lowerCase = report.words().toLowerCase(Locale.ROOT);
    return marks.isFromDaemon(report.header())
        || marks.tellsFailure(lowerCase)
        || marks.tellsDelay(lowerCase);
  }

  /** Whether the header alone says that this is a report, so that it may name nobody. */
  private boolean isNamedReport(Report report) {
    return PlainRecipients.areNamedIn(report)
        || (marks.isFromServer(report.header()) && marks.hasReportSubject(report.header()));
  }

  /**
   * Whether nothing but a server's reply was pasted, which names nobody: one reply, with little
   * above it. A list of several is somebody's lesson or statistics.
   */
  private static boolean isBareReply(Report report) {
    if (!report.header().equals(Header.EMPTY) || report.words().length() > LONGEST_REPLY) {
      return false;
    }
    List<String> lines = report.lines().stream().filter(line -> !line.isBlank()).toList();
    List<String> above =
        lines.stream().takeWhile(line -> Reply.of(line).codes().isEmpty()).toList();
    boolean inSentence =
        lines.stream()
            .skip(above.size())
            .limit(1)
            .anyMatch(line -> line.indexOf(Reply.partOf(line)) > FARTHEST_CODE);
    List<String> codes =
        lines.stream()
            .filter(PlainFormat::saysMoreThanNumbers)
            .flatMap(line -> Reply.of(line).codes().stream().limit(1))
            .distinct()
            .toList();
    return !inSentence
        && codes.size() == 1
        && !codes.get(0).startsWith("2")
        && above.size() <= MOST_LINES_ABOVE;
  }

  /** Whether words or a status follow a line's first code; "Messages: 551" is somebody's sum. */
  private static boolean saysMoreThanNumbers(String line) {
    Reply reply = Reply.of(line);
    String code = reply.code().orElse("");
    return !reply.statuses().isEmpty()
        || line.substring(line.indexOf(code) + code.length()).chars().anyMatch(Character::isLetter);
  }

  /**
   * What was replied to this recipient; where there is one only, it may stand above the address.
   *
   * @param mayBeAbove whether there is one only, and a reply somewhere
   */
  private static String reply(Words words, boolean mayBeAbove, Report report) {
    String near = Reply.partOf(words.nearest());
    boolean above = mayBeAbove && !Reply.of(near).hasCode();
    return above ? Reply.partOf(report.words()) : near;
  }

  private static String context(Words words, Report report) {
    return words.words().isBlank() ? report.words() : words.words() + "\n" + words.heading();
  }
}
