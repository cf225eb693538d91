package org.bounceback.chat;

import java.util.List;

/**
 * A message from the bot: a headline, blocks and buttons.
 *
 * @param headline one sentence that is also understandable on its own, as in a notification
 * @param blocks the parts below the headline
 * @param buttons the actions that the card offers
 */
public record Card(String headline, List<Block> blocks, List<Button> buttons) {

  public Card {
    blocks = List.copyOf(blocks);
    buttons = List.copyOf(buttons);
  }

  /**
   * Returns the card without the button that opens the full card, for a card that is not shortened.
   */
  public Card unshortened() {
    return new Card(
        headline,
        blocks,
        buttons.stream().filter(button -> button.style() != Button.Style.WHOLE).toList());
  }

  /** Returns the card without buttons. */
  public Card readOnly() {
    return new Card(headline, blocks, List.of());
  }

  /** Returns a card with only a headline. */
  public static Card of(String headline) {
    return new Card(headline, List.of(), List.of());
  }
}
