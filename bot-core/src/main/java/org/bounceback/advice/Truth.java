package org.bounceback.advice;

/** A truth value of Kleene's three-valued logic: a condition about an unknown fact is unknown. */
enum Truth {
  NO,
  UNKNOWN,
  YES;

  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static Truth of(boolean isTrue) {
    return isTrue ? YES : NO;
  }
}
