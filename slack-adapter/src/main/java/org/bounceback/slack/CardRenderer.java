package org.bounceback.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;

/**
 * Draws cards within what Slack takes. What is short stays whole; the passages share the room that
 * is left, in their order. Where one had to be shortened, the card keeps its button to the whole.
 */
final class CardRenderer {
  private final Room room;

  private CardRenderer(Room room) {
    this.room = room;
  }

  /**
   * How much a surface takes.
   *
   * @param blocks at most, without those of the buttons
   * @param characters at most, over all blocks
   * @param passage how much of one passage is shown
   */
  private record Room(int blocks, int characters, int passage) {
    /**
     * A message has 50 blocks, of which two hold the buttons; half of its 12,000 characters are
     * more than anybody reads in a channel.
     */
    static final Room MESSAGE = new Room(48, 6_000, 1_000);

    /** A window or the home page has 100 blocks, within 250,000 bytes of JSON. */
    static final Room WINDOW = new Room(99, 30_000, 30_000);
  }

  /** What was drawn, and whether that is all of the card. */
  private record Drawing(List<LayoutBlock> blocks, boolean whole) {}

  /** The card as a message. */
  static SlackCard message(Card card) {
    Drawing drawing = new CardRenderer(Room.MESSAGE).draw(card);
    List<LayoutBlock> blocks = new ArrayList<>(drawing.blocks());
    blocks.addAll(ButtonRows.of(drawing.whole() ? card.unshortened() : card));
    return new SlackCard(SlackText.escaped(card.headline()), blocks);
  }

  /** The blocks of a window or of the home page, where a card is read and not answered. */
  static List<LayoutBlock> window(Card card) {
    return new CardRenderer(Room.WINDOW).draw(card).blocks();
  }

  /** Whether a window shows all of the card. */
  static boolean fitsWindow(Card card) {
    return new CardRenderer(Room.WINDOW).draw(card).whole();
  }

  private Drawing draw(Card card) {
    var brief = new Budget(room.blocks(), room.characters());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.addAll(brief.take(List.of(Paragraphs.headline(card.headline()))));
    List<List<LayoutBlock>> drawn = new ArrayList<>();
    for (Block block : card.blocks()) {
      drawn.add(block instanceof Block.Passage ? List.of() : brief.take(Paragraphs.of(block)));
    }
    boolean whole = !brief.exceeded;
    for (int i = 0; i < drawn.size(); i++) {
      if (card.blocks().get(i) instanceof Block.Passage passage) {
        int most = Math.min(room.passage(), brief.characters);
        blocks.addAll(brief.take(Paragraphs.passage(passage, most)));
        whole &= passage.words().strip().length() + Paragraphs.LONGEST_TITLE <= most;
      } else {
        blocks.addAll(drawn.get(i));
      }
    }
    return new Drawing(blocks, whole && !brief.exceeded);
  }

  /** What is left of the room. */
  private static final class Budget {
    private int blocks;
    private int characters;
    private boolean exceeded;

    Budget(int blocks, int characters) {
      this.blocks = blocks;
      this.characters = characters;
    }

    /** All of these, or none where they have no room. */
    List<LayoutBlock> take(List<Paragraphs.Measured> wanted) {
      int length = wanted.stream().mapToInt(Paragraphs.Measured::characters).sum();
      if (wanted.size() > blocks || length > characters) {
        exceeded = true;
        return List.of();
      }
      blocks -= wanted.size();
      characters -= length;
      return wanted.stream().map(Paragraphs.Measured::block).toList();
    }
  }
}
