package org.bounceback.diagnosis;

/**
 * One recipient's refusal with the judgement on it.
 *
 * @param values what the texts on it can be filled with
 */
record Told(Findings found, Judge.Ruling ruling, Values values) {

  /** Whether the same words fit both. */
  boolean isLike(Told other) {
    return ruling.advice().id().equals(other.ruling().advice().id())
        && found.origin().decidedBy().isOurs() == other.found().origin().decidedBy().isOurs();
  }

  String address() {
    return found.recipient().address();
  }
}
