package org.bounceback.story;

import java.util.Optional;
import java.util.Set;

/**
 * One fact as the program sees it, and the truth.
 *
 * @param name which fact
 * @param observed its value as the program sees it; empty if it is unknown
 * @param accepted the right values; empty if unknown is the only right answer
 * @param visibility whether the upload still contains the passages that state it
 */
record FactCheck(
    String name, Optional<String> observed, Set<String> accepted, Visibility visibility) {

  /** Whether an upload contains the passages that state a fact. */
  enum Visibility {
    SHOWN,
    /** None of them, so the program cannot know it. */
    HIDDEN
  }

  /** How the observed value compares with the truth. */
  enum Outcome {
    RIGHT,
    /** Unknown although a passage states it. */
    MISSED,
    /** Known and different from the truth. */
    FALSE,
    /** Known and right, although no passage states it. */
    UNFOUNDED,
    /** Unknown, and nothing states it. */
    UNKNOWN
  }

  /** Returns how the observed value compares with the truth. */
  Outcome outcome() {
    boolean shown = visibility == Visibility.SHOWN && !accepted.isEmpty();
    if (observed.isEmpty()) {
      return shown ? Outcome.MISSED : Outcome.UNKNOWN;
    }
    if (!accepted.contains(observed.get())) {
      return Outcome.FALSE;
    }
    return shown ? Outcome.RIGHT : Outcome.UNFOUNDED;
  }
}
