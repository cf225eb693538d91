package org.bounceback.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A card as a message.
 *
 * @param text what notifications and screen readers say: the card's headline, escaped
 * @param blocks what is seen
 */
record SlackCard(String text, List<LayoutBlock> blocks) {
  SlackCard {
    blocks = List.copyOf(blocks);
  }
}
