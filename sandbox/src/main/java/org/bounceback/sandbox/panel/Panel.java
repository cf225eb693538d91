package org.bounceback.sandbox.panel;

/** How one vendor's panel answers. */
public interface Panel {

  /** Answers one request; called by several threads at once. */
  Response answer(Request request);
}
