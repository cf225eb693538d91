package org.bounceback.chat;

import java.util.List;

/**
 * What the bot shows: a sentence, more below it, and what can be done.
 *
 * @param headline one sentence that says it all, also alone in a notification
 * @param blocks the parts below it
 * @param buttons what can be done
 */
public record Card(String headline, List<Block> blocks, List<Button> buttons) {

  public Card {
    blocks = List.copyOf(blocks);
    buttons = List.copyOf(buttons);
  }

  /** The card where nothing has to be shortened: without the button that leads to the rest. */
  public Card unshortened() {
    return new Card(
        headline,
        blocks,
        buttons.stream().filter(button -> button.style() != Button.Style.WHOLE).toList());
  }

  /** The same to be read and not answered. */
  public Card readOnly() {
    return new Card(headline, blocks, List.of());
  }

  /** A card of one sentence. */
  public static Card of(String headline) {
    return new Card(headline, List.of(), List.of());
  }
}
