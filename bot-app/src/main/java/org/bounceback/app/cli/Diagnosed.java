package org.bounceback.app.cli;

import java.util.Optional;
import org.bounceback.diagnosis.Diagnosis;

/**
 * What came of one mail.
 *
 * @param name what to call it in the output
 * @param diagnosis empty when its file could not be read
 * @param failure why it could not be read; empty when it could
 */
record Diagnosed(String name, Optional<Diagnosis> diagnosis, String failure) {

  static Diagnosed of(String name, Diagnosis diagnosis) {
    return new Diagnosed(name, Optional.of(diagnosis), "");
  }

  static Diagnosed unreadable(String name, String why) {
    return new Diagnosed(name, Optional.empty(), why);
  }

  /** Whether the lists were asked and the resolver answered for none of them. */
  boolean isResolverAway() {
    return diagnosis
        .flatMap(Diagnosis::blacklists)
        .filter(lists -> !lists.resolverAnswered())
        .isPresent();
  }
}
