package org.bounceback.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message from the bot: a headline, blocks and buttons.
 *
 * @param headline the first line, also understandable on its own, as in a notification; it begins
 *     with the badge's sign and word if the card has one
 * @param blocks the parts below the headline
 * @param buttons the actions that the card offers
 * @param badge who needs to act; empty for a card that is not an answer
 */
public record Card(
    String headline, List<Block> blocks, List<Button> buttons, Optional<Badge> badge) {

  public Card {
    blocks = List.copyOf(blocks);
    buttons = List.copyOf(buttons);
  }

  /** Creates a card without a badge. */
  public Card(String headline, List<Block> blocks, List<Button> buttons) {
    this(headline, blocks, buttons, Optional.empty());
  }

  /**
   * Returns the card without the button that opens the full card, for a card that is not shortened.
   */
  public Card unshortened() {
    return new Card(
        headline,
        blocks,
        buttons.stream().filter(button -> button.style() != Button.Style.WHOLE).toList(),
        badge);
  }

  /** Returns the card with one more block at its end. */
  public Card with(Block block) {
    return new Card(
        headline, Stream.concat(blocks.stream(), Stream.of(block)).toList(), buttons, badge);
  }

  /** Returns the card without buttons. */
  public Card readOnly() {
    return new Card(headline, blocks, List.of(), badge);
  }

  /** Returns a card with only a headline. */
  public static Card of(String headline) {
    return new Card(headline, List.of(), List.of());
  }
}
