package org.bounceback.chat;

/**
 * A button under a card.
 *
 * @param id sent when the button is clicked: an action and an opaque case ID, never data
 * @param label the text on the button
 * @param style how it looks
 */
public record Button(String id, String label, Style style) {

  /** How a button looks. */
  public enum Style {
    /** The action that most people need next. */
    PRIMARY,
    PLAIN,
    /** The answer helped; shown next to {@link #THUMB_DOWN}. */
    THUMB_UP,
    /** The answer did not help. */
    THUMB_DOWN,
    /** Opens the full card. Omitted if the card was not shortened. */
    WHOLE
  }
}
