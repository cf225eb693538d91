package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.diagnosis.Diagnosis;

/**
 * What came of one mail.
 *
 * @param name what to call it in the output
 * @param diagnosis empty when its file could not be read
 * @param failure why it could not be read; empty when it could
 * @param code the failure for programs; empty like it
 */
record MailResult(String name, Optional<Diagnosis> diagnosis, String failure, String code) {
  private static final String UNREADABLE = "unreadable";
  private static final String UNREAD_PICTURE = "unread-picture";

  static MailResult of(String name, Diagnosis diagnosis) {
    return new MailResult(name, Optional.of(diagnosis), "", "");
  }

  static MailResult unreadable(String name, String why) {
    return new MailResult(name, Optional.empty(), why, UNREADABLE);
  }

  /** A picture without words that we could read; {@code words} say what to bring instead. */
  static MailResult unreadPicture(String name, String words) {
    return new MailResult(name, Optional.empty(), words, UNREAD_PICTURE);
  }

  /** The failure as a sentence that names the file. */
  String complaint() {
    return code.equals(UNREAD_PICTURE) ? failure : "cannot read " + name + ": " + failure;
  }

  /** Whether the lists were asked and the resolver answered for none of them. */
  boolean isResolverAway() {
    return diagnosis
        .flatMap(Diagnosis::blacklists)
        .filter(lists -> !lists.resolverAnswered())
        .isPresent();
  }
}
