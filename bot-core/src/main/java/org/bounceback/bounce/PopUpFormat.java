package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail program shows when its server refuses a mail at once, pasted as text in any language:
 * there is no report, only the server's reply. The recipient is often not named; its address is
 * empty then.
 */
final class PopUpFormat implements Format {
  /** "The server answered", as mail programs say it, close before the reply itself. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "(?:respond(?:ed|i[óo])|repl(?:y|ied)|response|answered|antwort(?:ete)?|r[ée]pond(?:u|re)|r[ée]ponse|respuesta|risposto|fehler|erreur|error)[^0-9]{0,80}?(?<!line"
              + " |zeile |ligne )\\b((?:(?:4[2-5]|5[0-7])[0-9][ -]|[45]\\.[0-7]\\.[0-9]{1,3} )[^\\r"
              + "\\n"
              + "]{4,400}(?:\\R[45][0-9]{2}[ -][^\\r"
              + "\\n"
              + "]{1,400}){0,20})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  /** Whose window it is, which is no recipient. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:task|aufgabe|tâche|tarea|account|konto|compte|cuenta)[: ]{1,3}'[^'\\r\\n]{1,200}'",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int LONGEST = 8_000;

  private final OtherMail other;

  PopUpFormat(Marks marks) {
    this.other = new OtherMail(marks);
  }

  @Override
  public Optional<Reading> read(Report report) {
    if (!report.header().fields().isEmpty() || other.is(report)) {
      return Optional.empty();
    }
    String words = report.words().substring(0, Math.min(report.words().length(), LONGEST));
    Matcher reply = ANSWERED.matcher(words);
    if (!reply.find()) {
      return Optional.empty();
    }
    // The window may name the sender first; the reply names whom it is about.
    String others = ACCOUNT.matcher(words).replaceAll(" ");
    String to =
        AddressFinder.first(reply.group(1)).or(() -> AddressFinder.first(others)).orElse("");
    Attempt attempt = Attempt.told(to, Action.FAILED, reply.group(1));
    return Optional.of(new Reading(Kind.FAILURE, List.of(attempt), Optional.empty()));
  }
}
