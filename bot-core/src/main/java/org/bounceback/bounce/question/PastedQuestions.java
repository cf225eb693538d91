package org.bounceback.bounce.question;

import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;

/**
 * Recognizes uploads that contain no bounce, but the question of a person.
 *
 * <p>Safe for concurrent use.
 */
public final class PastedQuestions {
  private final QuestionClassifier questionClassifier;

  private PastedQuestions(QuestionClassifier questionClassifier) {
    this.questionClassifier = questionClassifier;
  }

  /** Creates an instance with the bundled phrases. */
  public static PastedQuestions load() {
    return new PastedQuestions(QuestionClassifier.load());
  }

  /** Returns the question in a text without a header; empty if it has none of the phrases. */
  public Optional<HelpQuestion> find(BouncedMessage message) {
    return message.header().fields().isEmpty()
        ? questionClassifier.classify(message.text())
        : Optional.empty();
  }

  /**
   * Returns whether a person only reports a problem, without the reply of a server or the text of a
   * program.
   */
  public boolean isOnly(BouncedMessage message) {
    return message.window().isEmpty()
        && message.messageKind() == MessageKind.FAILURE
        && message.recipients().stream()
            .allMatch(
                each ->
                    each.reason() == BounceReason.UNDEFINED
                        && each.diagnostic().isEmpty()
                        && each.status().isEmpty())
        && find(message).filter(question -> !question.isAddressed()).isPresent();
  }

  /** Returns the name of the advice in {@code advice.yaml} about a message without a bounce. */
  public String situation(BouncedMessage message) {
    boolean isReport = message.messageKind() != MessageKind.NOT_A_BOUNCE;
    if (!isReport && !message.header().fields().isEmpty()) {
      return "not-a-bounce";
    }
    Optional<HelpQuestion> question = find(message);
    return question.isEmpty() && (isReport || message.fromPicture())
        ? "headers-cut"
        : question.map(HelpQuestion::kind).orElse(QuestionKind.UNCLEAR).situation();
  }
}
