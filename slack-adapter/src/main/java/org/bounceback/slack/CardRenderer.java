package org.bounceback.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardLayout;
import org.bounceback.chat.CardPart;
import org.bounceback.chat.Span;

/** Renders cards as Block Kit blocks, each within Slack's limit of 3,000 characters. */
final class CardRenderer {
  private static final int MAX_BLOCK = 2900;

  /**
   * A message has at most 50 blocks, two of which hold the buttons. Half of its 12,000 characters
   * is more than people read in a channel.
   */
  private static final CardLayout.Room MESSAGE = new CardLayout.Room(48, 6_000, 1_000, MAX_BLOCK);

  /** A modal has at most 100 blocks and 250,000 bytes of JSON. */
  private static final CardLayout.Room WINDOW = new CardLayout.Room(97, 30_000, 30_000, MAX_BLOCK);

  /** The home tab has the same limit of blocks, two of which hold the buttons. */
  private static final CardLayout.Room HOME = new CardLayout.Room(97, 30_000, 30_000, MAX_BLOCK);

  private CardRenderer() {}

  /** Renders the card as a message. */
  static SlackCard message(Card card) {
    CardLayout layout = layout(card, MESSAGE);
    List<LayoutBlock> blocks = new ArrayList<>(blocks(layout));
    blocks.addAll(ActionsBlockRenderer.of(layout.whole() ? card.unshortened() : card));
    return new SlackCard(MrkdwnText.escaped(card.headline()), blocks);
  }

  /** Renders the home tab, with the buttons near the top. */
  static List<LayoutBlock> home(Card card) {
    List<LayoutBlock> blocks = new ArrayList<>(blocks(layout(card, HOME)));
    blocks.addAll(Math.min(1, blocks.size()), ActionsBlockRenderer.of(card));
    return blocks;
  }

  /** Renders the card for a modal, where Slack does not allow the feedback buttons. */
  static List<LayoutBlock> window(Card card) {
    List<LayoutBlock> blocks = new ArrayList<>(blocks(layout(card, WINDOW)));
    blocks.addAll(ActionsBlockRenderer.withoutThumbs(card));
    return blocks;
  }

  /** Whether a modal can show the whole card. */
  static boolean fitsWindow(Card card) {
    return layout(card, WINDOW).whole();
  }

  private static CardLayout layout(Card card, CardLayout.Room room) {
    return CardLayout.of(card, room, CardLayout.Writing.PLAIN);
  }

  private static List<LayoutBlock> blocks(CardLayout layout) {
    return layout.parts().stream().map(CardRenderer::block).toList();
  }

  private static LayoutBlock block(CardPart part) {
    return RichTextBlock.builder().elements(elements(part)).build();
  }

  private static List<BlockElement> elements(CardPart part) {
    if (part instanceof CardPart.Paragraph paragraph) {
      return List.of(RichText.paragraph(paragraph.spans()));
    }
    CardPart.VerbatimPart verbatimPart = (CardPart.VerbatimPart) part;
    List<BlockElement> elements = new ArrayList<>();
    verbatimPart
        .title()
        .ifPresent(title -> elements.add(RichText.paragraph(List.of(Span.bold(title)))));
    elements.add(RichText.verbatim(verbatimPart.text(), verbatimPart.quoteStyle()));
    return elements;
  }
}
