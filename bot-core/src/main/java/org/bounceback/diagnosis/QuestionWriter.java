package org.bounceback.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.advice.UnknownFactTexts;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.client.ClientWindow;

/** Writes the question whose answer would settle a verdict that cannot be told. */
final class QuestionWriter {
  private final AdviceCatalog book;

  QuestionWriter(AdviceCatalog book) {
    this.book = book;
  }

  /** Returns the question about the missing fact; empty if no fact is missing. */
  Optional<SettlingQuestion> of(RecipientDiagnosis recipientDiagnosis) {
    Optional<ContextAttribute> missing = recipientDiagnosis.ruling().missing();
    Optional<SettlingQuestion> aboutSender =
        missing
            .filter(ContextAttribute.SENT_BY::equals)
            .flatMap(sentBy -> sendingServer(recipientDiagnosis.found()))
            .flatMap(this::isOurServer);
    Optional<SettlingQuestion> aboutApp =
        missing.isPresent()
            ? Optional.empty()
            : uncertainServer(recipientDiagnosis.found()).flatMap(this::isOurServer);
    return aboutSender
        .or(() -> aboutApp)
        .or(
            () ->
                missing
                    .flatMap(book::question)
                    .flatMap(question -> write(question, recipientDiagnosis)));
  }

  /** Returns the server that an e-mail app's window names, if it is only inferred to be ours. */
  private static Optional<String> uncertainServer(RecipientEvidence found) {
    return found
        .bounce()
        .window()
        .flatMap(ClientWindow::server)
        .filter(host -> found.mailFacts().verdictFacts().sentBy().basis() == Basis.INFERRED);
  }

  /** The sending server wrote the report, so that only its owner is unknown. */
  private static Optional<String> sendingServer(RecipientEvidence found) {
    return found.mailFacts().author().is(PartyRole.SENDING_SERVER)
        ? found.bounce().reportingMta()
        : Optional.empty();
  }

  /** Returns the question whether a server is ours. */
  Optional<SettlingQuestion> isOurServer(String host) {
    return book.notice("ask-our-server")
        .fillInEach(Map.of("server", host))
        .map(
            text ->
                new SettlingQuestion(SettlingQuestion.Kind.OUR_SERVER, Optional.of(host), text));
  }

  private static Optional<SettlingQuestion> write(
      UnknownFactTexts.Question question, RecipientDiagnosis recipientDiagnosis) {
    PlaceholderValues known = recipientDiagnosis.placeholderValues();
    Optional<String> subject =
        Optional.ofNullable(known.in(Language.ENGLISH).get(question.subject()));
    SettlingQuestion.Kind kind =
        subject.isEmpty() && question.kind() == SettlingQuestion.Kind.OUR_SERVER
            ? SettlingQuestion.Kind.FULL_REPORT
            : question.kind();
    return FilledText.inEach(language -> question.texts().fill(language, known.in(language)))
        .map(text -> new SettlingQuestion(kind, subject, text));
  }
}
