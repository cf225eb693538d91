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

  /** Returns the question and the answers; usually nothing. */
  List<Block> blocks(BounceFindings diagnosis) {
    List<Block> blocks = new ArrayList<>();
    open(diagnosis)
        .map(question -> new Block.Text(List.of(Span.bold(question.text()))))
        .ifPresent(blocks::add);
    List<GivenAnswer> answers = diagnosis.basis().map(DiagnosisBasis::answers).orElse(List.of());
    if (!answers.isEmpty()) {
      blocks.add(new Block.Facts(answers.stream().map(this::field).toList()));
    }
    if (diagnosis.basis().filter(DiagnosisBasis::answerPending).isPresent()) {
      blocks.add(new Block.Text(List.of(Span.plain(messageBundle.text("question.again")))));
    }
    return blocks;
  }

  /** Returns the buttons that answer the question, and the one that takes the last answer back. */
  List<Button> buttons(Case stored, Findings findings) {
    List<Button> buttons = new ArrayList<>();
    if (findings instanceof BounceFindings bounce && !bounce.mailDeleted()) {
      open(bounce)
          .filter(Question::isYesOrNo)
          .ifPresent(
              question -> {
                buttons.add(button(Choice.YES, stored, question, question.kind() + "-yes-button"));
                buttons.add(button(Choice.NO, stored, question, question.kind() + "-no-button"));
              });
      List<GivenAnswer> answers = bounce.basis().map(DiagnosisBasis::answers).orElse(List.of());
      if (!answers.isEmpty()) {
        Question last = answers.get(answers.size() - 1).question();
        buttons.add(button(Choice.UNDO, stored, last, "undo-button"));
      }
    }
    return buttons;
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
  private static Optional<Question> open(BounceFindings bounce) {
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
