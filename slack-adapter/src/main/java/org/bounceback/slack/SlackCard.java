package org.bounceback.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A card rendered as a message.
 *
 * @param text text for notifications and screen readers: the card's headline, escaped
 * @param blocks the visible content
 */
record SlackCard(String text, List<LayoutBlock> blocks) {
  SlackCard {
    blocks = List.copyOf(blocks);
  }
}
