package org.bounceback.bounce;

/** How far a statement can be relied on. */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW
}
