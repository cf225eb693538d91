package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.AnswerButton.Choice;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.DiagnosisBasis.GivenAnswer;
import org.bounceback.findings.DiagnosisBasis.Question;
import org.bounceback.findings.Findings;

/** Renders the question that would complete a diagnosis, and the answers that agents gave. */
final class QuestionSection {
  private final MessageBundle messageBundle;

  QuestionSection(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the open question as a line of the card; usually nothing. */
  List<List<Span>> lines(BounceFindings diagnosis) {
    return open(diagnosis).stream()
        .map(question -> List.<Span>of(Span.bold(question.text().in(messageBundle.language()))))
        .toList();
  }

  /** Returns the answers that agents gave as lines of the card. */
  List<CardBody.ContextLine> context(BounceFindings diagnosis) {
    List<CardBody.ContextLine> lines = new ArrayList<>();
    for (GivenAnswer answer : answers(diagnosis)) {
      Block.LabeledField field = field(answer);
      List<Span> spans = new ArrayList<>(List.of(Span.plain("✔ " + field.label() + ": ")));
      spans.addAll(field.spans());
      lines.add(new CardBody.ContextLine(spans, true));
    }
    if (diagnosis.basis().filter(DiagnosisBasis::answerPending).isPresent()) {
      String again = "⏳ " + messageBundle.text("question.again");
      lines.add(CardBody.ContextLine.essential(again));
    }
    return lines;
  }

  /** Returns the buttons that answer the question; usually none. */
  List<Button> answers(Case stored) {
    List<Button> buttons = new ArrayList<>();
    if (stored.findings() instanceof BounceFindings bounce) {
      open(bounce)
          .filter(Question::isYesOrNo)
          .ifPresent(
              question -> {
                buttons.add(button(Choice.YES, stored, question, question.kind() + "-yes-button"));
                buttons.add(button(Choice.NO, stored, question, question.kind() + "-no-button"));
              });
    }
    return buttons;
  }

  /** Returns the button that takes the last answer back. */
  Optional<Button> undo(Case stored) {
    if (!(stored.findings() instanceof BounceFindings bounce) || bounce.mailDeleted()) {
      return Optional.empty();
    }
    List<GivenAnswer> answers = answers(bounce);
    return answers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            button(Choice.UNDO, stored, answers.get(answers.size() - 1).question(), "undo-button"));
  }

  private static List<GivenAnswer> answers(BounceFindings diagnosis) {
    return diagnosis.basis().map(DiagnosisBasis::answers).orElse(List.of());
  }

  /** Returns whether the full headers of the returned message would complete the diagnosis. */
  static boolean needsHeaders(Findings findings) {
    return findings instanceof BounceFindings bounce
        && open(bounce)
            .flatMap(Question::settles)
            .filter(kind -> kind == SettlingQuestion.Kind.FULL_HEADERS)
            .isPresent();
  }

  /** Returns the open question, unless retention deleted the e-mail that it is about. */
  static Optional<Question> open(BounceFindings bounce) {
    return bounce.mailDeleted()
        ? Optional.empty()
        : bounce.basis().flatMap(DiagnosisBasis::question);
  }

  private Block.LabeledField field(GivenAnswer answer) {
    String kind = answer.question().kind();
    String said =
        messageBundle
            .ofCode("question.", kind + (answer.yes() ? "-yes" : "-no"))
            .replace("{subject}", answer.question().subject().orElse(""));
    String note = answer.remembered() ? " " + messageBundle.text("question.remembered") : "";
    return new Block.LabeledField(
        messageBundle.text("question.answered", "name", answer.name()),
        List.of(Span.plain(said + note)));
  }

  private Button button(Choice choice, Case stored, Question question, String label) {
    return new Button(
        new AnswerButton(choice, stored.id(), question.id()).text(),
        messageBundle.text("question." + label),
        Button.Style.PLAIN);
  }
}
