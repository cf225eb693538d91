package org.bounceback.bounce;

import java.util.Locale;

/** What a fact rests on. */
public enum Basis {
  /** The message, a log or a lookup states it. */
  STATED,
  /** It follows from several statements. */
  INFERRED,
  /** Nothing states it, or the statements contradict each other. */
  UNKNOWN;

  /** Returns the code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
