package org.bounceback.bounce.question;

import java.util.Locale;

/** What a person asks about e-mail without giving a bounce. */
public enum QuestionKind {
  /** A customer cannot send. */
  CANNOT_SEND,
  /** Messages come back, but none was given. */
  COMES_BACK,
  /** A message was sent and did not arrive. */
  NOT_ARRIVED,
  /** A customer does not receive messages. */
  NOTHING_ARRIVES,
  /** The text says none of this, or several that exclude each other. */
  UNCLEAR;

  /** Returns the name in {@code question-phrases.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name of the advice about this question in {@code advice.yaml}. */
  public String situation() {
    return "question-" + code();
  }
}
