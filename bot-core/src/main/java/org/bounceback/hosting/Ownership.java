package org.bounceback.hosting;

/** Whose server it is. Without a statement about a server neither value holds. */
public enum Ownership {
  OURS,
  OTHER
}
