package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.CardPart.Paragraph;
import org.bounceback.chat.CardPart.VerbatimPart;

/**
 * A card cut to what a surface takes. What is short stays whole; the passages share the room that
 * is left, in their order. All text in it is cleaned; what a platform takes for markup is not yet
 * escaped.
 *
 * @param parts from top to bottom, the headline first
 * @param whole whether nothing of the card had to be shortened
 */
public record CardLayout(List<CardPart> parts, boolean whole) {

  public CardLayout {
    parts = List.copyOf(parts);
  }

  /**
   * How much a surface takes.
   *
   * @param parts at most
   * @param characters at most, over all parts
   * @param passage how many characters of one passage are shown
   * @param part how many characters one part may have
   */
  public record Room(int parts, int characters, int passage, int part) {}

  /** Lays a card out; {@code writing} tells how long its text becomes on the platform. */
  public static CardLayout of(Card card, Room room, Writing writing) {
    var budget = new Budget(room, writing);
    var paragraphs = new Paragraphs(room, writing);
    List<CardPart> parts = new ArrayList<>(budget.take(List.of(paragraphs.headline(card))));
    List<List<CardPart>> brief = new ArrayList<>();
    for (Block block : card.blocks()) {
      brief.add(
          block instanceof Block.QuoteBlock ? List.of() : budget.take(paragraphs.brief(block)));
    }
    boolean whole = !budget.exceeded;
    for (int i = 0; i < brief.size(); i++) {
      if (card.blocks().get(i) instanceof Block.QuoteBlock quoteBlock) {
        int most = Math.min(room.passage(), budget.characters);
        parts.addAll(budget.take(paragraphs.passage(quoteBlock, most)));
        whole &= paragraphs.fits(quoteBlock, most);
      } else {
        parts.addAll(brief.get(i));
      }
    }
    return new CardLayout(parts, whole && !budget.exceeded);
  }

  /** How long text becomes on a platform. */
  public interface Writing {

    /** How many characters a span takes. */
    int length(Span span);

    /** How many characters the words of a passage take. */
    int length(String words, Block.QuoteStyle quoteStyle);

    /** Where text takes as many characters as it has. */
    Writing PLAIN =
        new Writing() {
          @Override
          public int length(Span span) {
            return span.text().length();
          }

          @Override
          public int length(String words, Block.QuoteStyle quoteStyle) {
            return words.length();
          }
        };
  }

  /** What is left of the room. */
  private static final class Budget {
    private final Writing writing;
    private int parts;
    private int characters;
    private boolean exceeded;

    Budget(Room room, Writing writing) {
      this.writing = writing;
      this.parts = room.parts();
      this.characters = room.characters();
    }

    /** All of these, or none where they have no room. */
    List<CardPart> take(List<CardPart> wanted) {
      int length = wanted.stream().mapToInt(this::length).sum();
      if (wanted.size() > parts || length > characters) {
        exceeded = true;
        return List.of();
      }
      parts -= wanted.size();
      characters -= length;
      return wanted;
    }

    private int length(CardPart part) {
      if (part instanceof Paragraph paragraph) {
        return paragraph.spans().stream().mapToInt(writing::length).sum();
      }
      VerbatimPart verbatimPart = (VerbatimPart) part;
      int title = verbatimPart.title().map(text -> writing.length(Span.bold(text))).orElse(0);
      return title + writing.length(verbatimPart.text(), verbatimPart.quoteStyle());
    }
  }
}
