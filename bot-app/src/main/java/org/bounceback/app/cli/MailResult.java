package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.diagnosis.Diagnosis;

/**
 * The result of one e-mail.
 *
 * @param name the name in the output
 * @param diagnosis empty if the file could not be read
 * @param failure why it could not be read; empty if it could
 * @param code the error code for programs; empty if it could be read
 */
record MailResult(String name, Optional<Diagnosis> diagnosis, String failure, String code) {
  private static final String UNREADABLE = "unreadable";
  private static final String UNREAD_PICTURE = "unread-picture";

  static MailResult of(String name, Diagnosis diagnosis) {
    return new MailResult(name, Optional.of(diagnosis), "", "");
  }

  static MailResult unreadable(String name, String reason) {
    return new MailResult(name, Optional.empty(), reason, UNREADABLE);
  }

  /**
   * Creates the result of a picture without readable text; {@code words} say what to upload
   * instead.
   */
  static MailResult unreadPicture(String name, String words) {
    return new MailResult(name, Optional.empty(), words, UNREAD_PICTURE);
  }

  /** Returns the failure as a sentence with the file's name. */
  String errorMessage() {
    return code.equals(UNREAD_PICTURE) ? failure : "cannot read " + name + ": " + failure;
  }

  /** Whether lists were checked and the resolver responded for none of them. */
  boolean isResolverUnavailable() {
    return diagnosis
        .flatMap(Diagnosis::blacklists)
        .filter(lists -> !lists.resolverAnswered())
        .isPresent();
  }
}
