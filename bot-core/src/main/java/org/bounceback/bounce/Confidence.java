package org.bounceback.bounce;

/** How far a statement can be relied on. */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  /** The next lower one; the lowest stays. */
  public Confidence lowered() {
    return this == HIGH ? MEDIUM : LOW;
  }
}
