package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/** What happened, in the one word that the answer turns on. */
public enum Verdict {
  OUR_SERVER_LISTED,
  /** Our own limits, filter or login block. */
  OUR_SERVER_REFUSED,
  OUR_SERVER_BLOCKS_THEM,
  RECIPIENT_BLOCKS_US,
  RECIPIENT_ADDRESS_PROBLEM,
  RECIPIENT_SERVER_PROBLEM,
  OUR_CONFIGURATION,
  /** DNS elsewhere, a script, the mail program. */
  SENDER_CONFIGURATION,
  MESSAGE_CONTENT,
  /** Somebody used the address as a false sender. */
  NOT_OUR_MAIL,
  SENT_ELSEWHERE,
  /** Waiting suffices. */
  TEMPORARY,
  /** A success, an automatic reply, a complaint. */
  NOTHING_FAILED,
  NO_PROBLEM_FOUND,
  CANNOT_TELL;

  /** The name in JSON and in {@code advice.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Verdict read(DocumentNode documentNode) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.code().equals(documentNode.text()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDataException(
                    documentNode.path() + ": no such verdict: " + documentNode.text()));
  }
}
