package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.bounce.text.AhoCorasickMatcher;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.mail.Header;

/** The words of {@code report-marks.yaml}, by which reports are told from other mail. Immutable. */
public final class ReportIndicators {
  private static final String FILE = "report-marks.yaml";
  private static final int MAX_PREFIX = 40;

  private final AhoCorasickMatcher senders;
  private final AhoCorasickMatcher subjects;
  private final AhoCorasickMatcher failures;
  private final AhoCorasickMatcher delays;
  private final List<String> answers;
  private final AhoCorasickMatcher answersAnywhere;
  private final AhoCorasickMatcher challenges;
  private final List<String> unanswered;
  private final AhoCorasickMatcher returned;
  private final AhoCorasickMatcher daemons;
  private final AhoCorasickMatcher successes;
  private final List<Pattern> listSubjects;
  private final AhoCorasickMatcher listRefusals;
  private final AhoCorasickMatcher otherDeliveries;
  private final AhoCorasickMatcher ownMail;
  private final AhoCorasickMatcher otherPrograms;
  private final List<String> hostLabels;
  private final AhoCorasickMatcher anyHostLabel;
  private final List<String> fromLines;
  private final List<String> subjectLines;

  private ReportIndicators(DocumentNode file) {
    senders = new AhoCorasickMatcher(file.texts("senders"));
    subjects = new AhoCorasickMatcher(file.texts("subjects"));
    failures = new AhoCorasickMatcher(file.texts("failures"));
    delays = new AhoCorasickMatcher(file.texts("delays"));
    answers = file.texts("answers");
    answersAnywhere = new AhoCorasickMatcher(answers);
    challenges = new AhoCorasickMatcher(file.texts("challenges"));
    unanswered = file.texts("unanswered");
    returned = new AhoCorasickMatcher(file.texts("returned"));
    daemons = new AhoCorasickMatcher(file.texts("daemons"));
    successes = new AhoCorasickMatcher(file.texts("successes"));
    listSubjects = file.texts("list-subjects").stream().map(Pattern::compile).toList();
    listRefusals = new AhoCorasickMatcher(file.texts("list-refusals"));
    otherDeliveries = new AhoCorasickMatcher(file.texts("other-deliveries"));
    ownMail = new AhoCorasickMatcher(file.texts("own-mail"));
    otherPrograms = new AhoCorasickMatcher(file.texts("other-programs"));
    hostLabels = file.texts("host-labels");
    anyHostLabel = new AhoCorasickMatcher(hostLabels);
    fromLines = file.texts("from-lines");
    subjectLines = file.texts("subject-lines");
  }

  /** The packaged words. */
  static ReportIndicators standard() {
    return new ReportIndicators(
        DocumentCodec.yaml(FILE, Resources.text(ReportIndicators.class, FILE)));
  }

  /** Whether a mail server's program wrote the mail, by its From field. */
  public boolean isFromServer(Header header) {
    return header.all("From").stream()
        .map(ReportIndicators::lower)
        .anyMatch(from -> from.isEmpty() || from.equals("<>") || senders.anyIn(from));
  }

  /** Whether the From field's address itself is a mail server's, whatever name stands beside it. */
  boolean hasServerAddress(Header header) {
    return header.all("From").stream()
        .map(from -> AddressFinder.first(from).orElse(""))
        .anyMatch(address -> address.isEmpty() || senders.anyIn(address));
  }

  /** Whether no person ever writes under the From field's name. */
  public boolean isFromDaemon(Header header) {
    return header.all("From").stream().map(ReportIndicators::lower).anyMatch(daemons::anyIn);
  }

  /** Whether the words say that the mail arrived. */
  boolean tellsSuccess(String lowerCase) {
    return successes.anyIn(lowerCase);
  }

  /** Whether the subject is that of a mailing list's refusal. */
  boolean hasListSubject(Header header) {
    String subject = subject(header);
    return listSubjects.stream().anyMatch(pattern -> pattern.matcher(subject).matches());
  }

  /** Whether the words say that a mailing list does not take a mail. */
  boolean tellsListRefusal(String lowerCase) {
    return listRefusals.anyIn(lowerCase);
  }

  /** Whether the subject is that of a report; an answer to a report ({@code Re:}) is none. */
  public boolean hasReportSubject(Header header) {
    return begins(header, subjects);
  }

  /** Whether the subject is that of an automatic answer. */
  boolean hasAnswerSubject(Header header) {
    return begins(header, answersAnywhere);
  }

  /** Whether the subject begins as mail programs begin that of an automatic answer. */
  boolean beginsAsAnswer(Header header) {
    String subject = subject(header);
    return answers.stream()
        .filter(subject::startsWith)
        .map(answer -> answer.endsWith(":") ? ":" : subject.substring(answer.length()).strip())
        .anyMatch(rest -> rest.startsWith(":") || rest.startsWith("："));
  }

  /** Whether a sending server's own words begin so, where no other server replied. */
  boolean beginsUnanswered(String lowerCase) {
    return unanswered.stream()
        .filter(lowerCase::startsWith)
        .anyMatch(mark -> !mark.endsWith(" ") || isHostAt(lowerCase, mark.length()));
  }

  private static boolean isHostAt(String text, int begin) {
    int end = text.indexOf(' ', begin);
    return text.substring(begin, end < 0 ? text.length() : end).indexOf('.') > 0;
  }

  /** Whether the words ask the sender to show first that a person wrote. */
  boolean challengesSender(String lowerCase) {
    return challenges.anyIn(lowerCase);
  }

  /** Whether the words say that something was not delivered. */
  boolean tellsFailure(String lowerCase) {
    return failures.anyIn(lowerCase.replace('\u2019', '\''));
  }

  /** Whether the words say that the queue still tries. */
  boolean tellsDelay(String lowerCase) {
    return delays.anyIn(lowerCase);
  }

  /** Whether the mail that came back follows the line. */
  boolean beginsReturnedMail(String lowerCase) {
    return returned.anyIn(lowerCase);
  }

  /** Whether something else than a mail is delivered: a parcel, a fax, a payment. */
  boolean tellsOtherDelivery(String lowerCase) {
    return otherDeliveries.anyIn(lowerCase);
  }

  /** Whether somebody speaks of a mail as their own, which reports never do. */
  boolean speaksOfOwnMail(String lowerCase) {
    return ownMail.anyIn(lowerCase);
  }

  /** Whether a program wrote the words that quotes what mail servers say. */
  boolean isOfOtherProgram(String lowerCase) {
    return otherPrograms.anyIn(lowerCase);
  }

  /** What stands behind the first label of the host that wrote a report, if there is one. */
  Optional<String> behindHostLabel(String words) {
    String lowerCase = lower(words);
    if (!anyHostLabel.anyIn(lowerCase)) {
      return Optional.empty();
    }
    return hostLabels.stream()
        .filter(lowerCase::contains)
        .findFirst()
        .map(label -> lowerCase.indexOf(label) + label.length())
        .filter(end -> end < words.length())
        .map(words::substring);
  }

  /** Whether the line is the From line above a mail that was copied into a text. */
  public boolean beginsIntroduction(String line) {
    String lowerCase = lower(line.substring(0, Math.min(line.length(), MAX_PREFIX)));
    return fromLines.stream().anyMatch(lowerCase::startsWith);
  }

  /** The line with its field's name in English, where it is a From or Subject line. */
  public String inEnglish(String line) {
    String lowerCase = lower(line.substring(0, Math.min(line.length(), MAX_PREFIX)));
    return translated(line, lowerCase, fromLines, "From:")
        .or(() -> translated(line, lowerCase, subjectLines, "Subject:"))
        .orElse(line);
  }

  private static Optional<String> translated(
      String line, String lowerCase, List<String> names, String english) {
    return names.stream()
        .filter(lowerCase::startsWith)
        .findFirst()
        .map(name -> english + line.substring(name.length()));
  }

  private static boolean begins(Header header, AhoCorasickMatcher beginnings) {
    String subject = subject(header);
    if (subject.startsWith("re:") || subject.startsWith("fw") || subject.startsWith("aw:")) {
      return false;
    }
    String beginning = subject.substring(0, Math.min(subject.length(), MAX_PREFIX));
    return beginnings.anyIn(beginning);
  }

  private static String subject(Header header) {
    return header.first("Subject").map(ReportIndicators::lower).orElse("");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
