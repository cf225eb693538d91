package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The one question whose answer would complete a diagnosis.
 *
 * @param kind what is asked
 * @param subject the server, queue id or domain that it is about, as in the message
 * @param text the question as a sentence for the agent
 */
public record SettlingQuestion(Kind kind, Optional<String> subject, FilledText text) {

  /** What is asked. */
  public enum Kind {
    /** Is the server in {@code subject} one of ours? Yes or no. */
    OUR_SERVER,
    /** Is the message still in the queue? Yes or no. */
    STILL_QUEUED,
    /** Did our customer send the message? Yes or no. */
    SENT_BY_CUSTOMER,
    /** Do we run the name servers of the domain in {@code subject}? Yes or no. */
    OUR_DNS,
    /** The returned message with its full headers is needed. */
    FULL_HEADERS,
    /** The complete report is needed, not a part of it. */
    FULL_REPORT;

    /** Returns whether yes or no answers it, so that a card can ask it with two buttons. */
    public boolean isYesOrNo() {
      return this != FULL_HEADERS && this != FULL_REPORT;
    }

    /** Returns the kind with this code in JSON; empty if there is none. */
    public static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Returns the code in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
