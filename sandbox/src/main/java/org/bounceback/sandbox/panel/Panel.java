package org.bounceback.sandbox.panel;

/** The responses of one vendor's panel. */
public interface Panel {

  /** Answers one request; called by several threads concurrently. */
  Response answer(Request request);
}
