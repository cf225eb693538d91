package org.bounceback.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.advice.Template;
import org.bounceback.advice.UnknownFactTexts;

/** Writes the question whose answer would settle a verdict that cannot be told. */
final class QuestionWriter {
  private final AdviceCatalog book;

  QuestionWriter(AdviceCatalog book) {
    this.book = book;
  }

  /** Returns the question about the missing fact; empty if no fact is missing. */
  Optional<SettlingQuestion> of(RecipientDiagnosis recipientDiagnosis) {
    Map<String, String> known = recipientDiagnosis.placeholderValues().in(Language.ENGLISH);
    return recipientDiagnosis
        .ruling()
        .missing()
        .flatMap(book::question)
        .flatMap(question -> write(question, known));
  }

  private static Optional<SettlingQuestion> write(
      UnknownFactTexts.Question question, Map<String, String> known) {
    Optional<String> subject = Optional.ofNullable(known.get(question.subject()));
    SettlingQuestion.Kind kind =
        subject.isEmpty() && question.kind() == SettlingQuestion.Kind.OUR_SERVER
            ? SettlingQuestion.Kind.FULL_REPORT
            : question.kind();
    return question.texts().stream()
        .filter(text -> known.keySet().containsAll(Template.placeholders(text)))
        .findFirst()
        .flatMap(text -> Template.fill(text, known))
        .map(text -> new SettlingQuestion(kind, subject, text));
  }
}
