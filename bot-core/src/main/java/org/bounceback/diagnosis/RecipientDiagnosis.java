package org.bounceback.diagnosis;

import org.bounceback.advice.Ruling;

/**
 * One recipient's rejection with its verdict.
 *
 * @param placeholderValues the values for the placeholders in its texts
 */
record RecipientDiagnosis(
    RecipientEvidence found, Ruling ruling, PlaceholderValues placeholderValues) {

  /** Returns whether the same text fits both. */
  boolean isLike(RecipientDiagnosis other) {
    return ruling.advice().id().equals(other.ruling().advice().id())
        && found.mailOrigin().decidedBy().isOurs()
            == other.found().mailOrigin().decidedBy().isOurs();
  }

  String address() {
    return found.recipient().address();
  }
}
