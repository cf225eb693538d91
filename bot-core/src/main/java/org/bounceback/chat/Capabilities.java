package org.bounceback.chat;

/**
 * What a place allows an answer to do.
 *
 * @param edits how often the first answer may still be changed; Slack allows five changes of an
 *     answer that one person sees
 * @param threads whether answers can hang under a message
 */
public record Capabilities(int edits, boolean threads) {

  /** A place where an answer can be changed at will. */
  public static final Capabilities UNLIMITED = new Capabilities(Integer.MAX_VALUE, true);

  /**
   * How often work may show how far it is: one edit is kept for the outcome and one for sharing it.
   */
  public int editsForProgress() {
    return Math.max(0, Math.min(2, edits - 2));
  }
}
