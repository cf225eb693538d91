package org.bounceback.diagnosis;

/**
 * One recipient's refusal with the judgement on it.
 *
 * @param placeholderValues what the texts on it can be filled with
 */
record RecipientDiagnosis(
    RecipientEvidence found, VerdictRules.Ruling ruling, PlaceholderValues placeholderValues) {

  /** Whether the same words fit both. */
  boolean isLike(RecipientDiagnosis other) {
    return ruling.advice().id().equals(other.ruling().advice().id())
        && found.mailOrigin().decidedBy().isOurs()
            == other.found().mailOrigin().decidedBy().isOurs();
  }

  String address() {
    return found.recipient().address();
  }
}
