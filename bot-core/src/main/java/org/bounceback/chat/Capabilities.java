package org.bounceback.chat;

/**
 * What a chat location supports.
 *
 * @param edits how many more times the initial response can be edited; Slack allows five edits of a
 *     response that only one user sees
 * @param threads whether messages can be posted in a thread
 */
public record Capabilities(int edits, boolean threads) {

  /** A location without a limit on edits. */
  public static final Capabilities UNLIMITED = new Capabilities(Integer.MAX_VALUE, true);

  /**
   * Returns how many edits may show progress, at most two. One edit is reserved for the result and
   * one for sharing it.
   */
  public int editsForProgress() {
    return Math.max(0, Math.min(2, edits - 2));
  }
}
