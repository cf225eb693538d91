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

/**
 * The texts of {@code report-marks.yaml} by which reports are distinguished from other messages.
 * Immutable.
 */
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
  private final AhoCorasickMatcher dialogs;
  private final AhoCorasickMatcher daemons;
  private final AhoCorasickMatcher successes;
  private final List<Pattern> listSubjects;
  private final AhoCorasickMatcher listRefusals;
  private final AhoCorasickMatcher listWaits;
  private final AhoCorasickMatcher otherDeliveries;
  private final AhoCorasickMatcher ownMail;
  private final List<String> firstSentences;
  private final AhoCorasickMatcher helpPages;
  private final AhoCorasickMatcher otherPrograms;
  private final List<String> hostLabels;
  private final AhoCorasickMatcher anyHostLabel;
  private final List<String> fromLines;
  private final List<String> subjectLines;
  private final List<String> toLines;
  private final PersonalTextIndicators personalText;

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
    dialogs = new AhoCorasickMatcher(file.texts("dialogs"));
    daemons = new AhoCorasickMatcher(file.texts("daemons"));
    successes = new AhoCorasickMatcher(file.texts("successes"));
    listSubjects = file.texts("list-subjects").stream().map(Pattern::compile).toList();
    listRefusals = new AhoCorasickMatcher(file.texts("list-refusals"));
    listWaits = new AhoCorasickMatcher(file.texts("list-waits"));
    otherDeliveries = new AhoCorasickMatcher(file.texts("other-deliveries"));
    ownMail = new AhoCorasickMatcher(file.texts("own-mail"));
    firstSentences = file.texts("first-sentences");
    helpPages = new AhoCorasickMatcher(file.texts("help-pages"));
    otherPrograms = new AhoCorasickMatcher(file.texts("other-programs"));
    hostLabels = file.texts("host-labels");
    anyHostLabel = new AhoCorasickMatcher(hostLabels);
    fromLines = file.texts("from-lines");
    subjectLines = file.texts("subject-lines");
    toLines = file.texts("to-lines");
    personalText = new PersonalTextIndicators(file);
  }

  /** Loads the bundled file. */
  static ReportIndicators load() {
    return new ReportIndicators(
        DocumentCodec.yaml(FILE, Resources.text(ReportIndicators.class, FILE)));
  }

  /** Returns the texts by which the words of people are recognized. */
  public PersonalTextIndicators personalText() {
    return personalText;
  }

  /** Returns whether a mail server wrote the message, by its From field. */
  public boolean isFromServer(Header header) {
    return header.all("From").stream()
        .map(ReportIndicators::lower)
        .anyMatch(from -> from.isEmpty() || from.equals("<>") || senders.findsAny(from));
  }

  /**
   * Returns whether the address in the From field belongs to a mail server, regardless of the name.
   */
  boolean hasServerAddress(Header header) {
    return header.all("From").stream()
        .map(from -> AddressFinder.first(from).orElse(""))
        .anyMatch(address -> address.isEmpty() || senders.findsAny(address));
  }

  /** Returns whether the name in the From field is never used by a person. */
  public boolean isFromDaemon(Header header) {
    return header.all("From").stream().map(ReportIndicators::lower).anyMatch(daemons::findsAny);
  }

  /** Returns whether the text reports that the message was delivered. */
  boolean mentionsSuccess(String lowerCase) {
    return successes.findsAny(lowerCase);
  }

  /** Returns whether the subject is that of a mailing list's rejection. */
  boolean hasListSubject(Header header) {
    String subject = subject(header);
    return listSubjects.stream().anyMatch(pattern -> pattern.matcher(subject).matches());
  }

  /** Returns whether the text reports that a mailing list rejected a message. */
  boolean mentionsListRejection(String lowerCase) {
    return listRefusals.findsAny(lowerCase);
  }

  /** Returns whether the text reports that a moderator of a mailing list has to decide. */
  boolean mentionsModeration(String lowerCase) {
    return listWaits.findsAny(lowerCase);
  }

  /** Returns whether the subject is that of a report; a reply to a report ({@code Re:}) is not. */
  public boolean hasReportSubject(Header header) {
    return begins(header, subjects);
  }

  /** Returns whether the subject is that of an automatic reply. */
  boolean hasAutoReplySubject(Header header) {
    return begins(header, answersAnywhere);
  }

  /** Returns whether the subject starts as mail clients start that of an automatic reply. */
  boolean startsAsAutoReply(Header header) {
    String subject = subject(header);
    return answers.stream()
        .filter(subject::startsWith)
        .map(answer -> answer.endsWith(":") ? ":" : subject.substring(answer.length()).strip())
        .anyMatch(rest -> rest.startsWith(":") || rest.startsWith("："));
  }

  /** Returns whether the text starts like that of a sending server that got no reply. */
  boolean startsAsConnectionError(String lowerCase) {
    return unanswered.stream()
        .filter(lowerCase::startsWith)
        .anyMatch(mark -> !mark.endsWith(" ") || isHostAt(lowerCase, mark.length()));
  }

  private static boolean isHostAt(String text, int begin) {
    int end = text.indexOf(' ', begin);
    return text.substring(begin, end < 0 ? text.length() : end).indexOf('.') > 0;
  }

  /** Returns whether the text requires the sender to prove that a person sent the message. */
  boolean isChallenge(String lowerCase) {
    return challenges.findsAny(lowerCase);
  }

  /** Returns whether the text is what an e-mail app shows when its server rejects a message. */
  boolean isDialog(String lowerCase) {
    return dialogs.findsAny(lowerCase.replace('\u2019', '\''));
  }

  /** Returns whether the text reports that something was not delivered. */
  boolean mentionsFailure(String lowerCase) {
    return failures.findsAny(lowerCase.replace('\u2019', '\''));
  }

  /** Returns whether the text reports that the server is still retrying. */
  boolean mentionsDelay(String lowerCase) {
    return delays.findsAny(lowerCase);
  }

  /** Returns whether the returned message follows this line. */
  boolean startsReturnedMessage(String lowerCase) {
    return returned.findsAny(lowerCase);
  }

  /** Returns whether the text is about another delivery: a parcel, a fax, a payment. */
  boolean mentionsOtherDelivery(String lowerCase) {
    return otherDeliveries.findsAny(lowerCase);
  }

  /** Returns whether a line begins with a sentence that only mail servers write. */
  boolean startsAsReport(String lowerCase) {
    return firstSentences.stream().anyMatch(lowerCase.replace('\u2019', '\'')::startsWith);
  }

  /** Returns whether the line links to the help page that a service names in its reports. */
  boolean namesHelpPage(String lowerCase) {
    return helpPages.findsAny(lowerCase);
  }

  /** Returns whether the text is about the writer's own message; reports never are. */
  boolean mentionsOwnMessage(String lowerCase) {
    return ownMail.findsAny(lowerCase);
  }

  /** Returns whether another program wrote the text and only quotes mail servers. */
  boolean isFromOtherProgram(String lowerCase) {
    return otherPrograms.findsAny(lowerCase);
  }

  /** Returns the text after the first label of the reporting host, if there is one. */
  Optional<String> afterHostLabel(String text) {
    String lowerCase = lower(text);
    if (!anyHostLabel.findsAny(lowerCase)) {
      return Optional.empty();
    }
    return hostLabels.stream()
        .filter(lowerCase::contains)
        .findFirst()
        .map(label -> lowerCase.indexOf(label) + label.length())
        .filter(end -> end < text.length())
        .map(text::substring);
  }

  /** Returns whether the line is the Subject line above a message that was copied into a text. */
  public boolean startsSubjectLine(String line) {
    String lowerCase = beginning(line);
    return subjectLines.stream().anyMatch(lowerCase::startsWith);
  }

  /** Returns whether the line is the From line above a message that was copied into a text. */
  public boolean startsForwardedHeader(String line) {
    String lowerCase = beginning(line);
    return fromLines.stream().anyMatch(lowerCase::startsWith);
  }

  /**
   * Translates the field name of a From or Subject line into English; other lines are unchanged.
   */
  public String translateFieldName(String line) {
    String lowerCase = beginning(line);
    return translated(line, lowerCase, fromLines, "From:")
        .or(() -> translated(line, lowerCase, subjectLines, "Subject:"))
        .orElse(line);
  }

  /** Translates the field name of a To line into English; other lines are unchanged. */
  public String translateToLine(String line) {
    String lowerCase = beginning(line);
    return translated(line, lowerCase, toLines, "To:").orElse(line);
  }

  private static String beginning(String line) {
    return lower(line.substring(0, Math.min(line.length(), MAX_PREFIX)));
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
    return beginnings.findsAny(beginning);
  }

  private static String subject(Header header) {
    return header.first("Subject").map(ReportIndicators::lower).orElse("");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
