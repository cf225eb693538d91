package org.bounceback.chat;

/**
 * A button under a card.
 *
 * @param id what is sent when it is pressed: an action and an opaque case, never data
 * @param label what stands on it
 * @param style how it looks
 */
public record Button(String id, String label, Style style) {

  /** How a button looks. */
  public enum Style {
    /** The one thing that most people will want now. */
    PRIMARY,
    PLAIN,
    /** Yes, the answer helped; stands beside {@link #THUMB_DOWN}. */
    THUMB_UP,
    /** No, it did not. */
    THUMB_DOWN,
    /** Leads to the whole card; left out where nothing of it had to be shortened. */
    WHOLE
  }
}
