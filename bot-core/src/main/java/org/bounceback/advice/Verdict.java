package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/** What happened, as one keyword on which the answer is based. */
public enum Verdict {
  OUR_SERVER_LISTED,
  /** Our own rate limits, filter or login block. */
  OUR_SERVER_REFUSED,
  OUR_SERVER_BLOCKS_THEM,
  RECIPIENT_BLOCKS_US,
  RECIPIENT_ADDRESS_PROBLEM,
  RECIPIENT_SERVER_PROBLEM,
  OUR_CONFIGURATION,
  /** DNS hosted elsewhere, a script, or the mail client. */
  SENDER_CONFIGURATION,
  MESSAGE_CONTENT,
  /** Another party used the address as a forged sender. */
  NOT_OUR_MAIL,
  SENT_ELSEWHERE,
  /** Waiting is enough. */
  TEMPORARY,
  /** A success notice, an automatic reply, or a complaint. */
  NOTHING_FAILED,
  NO_PROBLEM_FOUND,
  CANNOT_TELL;

  /** Returns the name used in JSON and in {@code advice.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Verdict read(DocumentNode documentNode) {
    return of(documentNode, documentNode.text());
  }

  static Verdict of(DocumentNode documentNode, String code) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new InvalidDataException(documentNode.path() + ": no such verdict: " + code));
  }
}
