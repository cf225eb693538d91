package org.bounceback.chat.cards;

import java.util.Arrays;
import java.util.Optional;
import org.bounceback.cases.CaseId;

/**
 * The ID of a button that answers a case's question, or takes an answer back. It names the
 * question, so that a button of an older card never answers a newer question.
 *
 * @param question the ID of the question
 */
public record AnswerButton(Choice choice, CaseId about, String question) {

  /** What the button does. */
  public enum Choice {
    YES("answer-yes"),
    NO("answer-no"),
    /** Takes the answer back. */
    UNDO("answer-undo");

    private final String code;

    Choice(String code) {
      this.code = code;
    }
  }

  /** Returns the ID. */
  public String text() {
    return choice.code + ":" + about + ":" + question;
  }

  /** Parses a button's ID; empty if it is another button's. */
  public static Optional<AnswerButton> parse(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    if (first < 0 || second < 0) {
      return Optional.empty();
    }
    String code = text.substring(0, first);
    return Arrays.stream(Choice.values())
        .filter(choice -> choice.code.equals(code))
        .findFirst()
        .flatMap(
            choice ->
                CaseId.parse(text.substring(first + 1, second))
                    .map(about -> new AnswerButton(choice, about, text.substring(second + 1))));
  }
}
