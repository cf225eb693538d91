package org.bounceback.bounce;

/** How reliable a statement is. */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  /** Returns the next lower level; the lowest level returns itself. */
  public Confidence lowered() {
    return this == HIGH ? MEDIUM : LOW;
  }
}
