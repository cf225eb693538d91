package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.CardPart.Paragraph;
import org.bounceback.chat.CardPart.VerbatimPart;

/**
 * A card that was cut to the size limits of a platform. Headline and short blocks get space first;
 * quotes share the remaining space in their order. All text is cleaned. The platform's markup is
 * not escaped yet.
 *
 * @param parts from top to bottom, the headline first
 * @param whole whether the card is complete: nothing was shortened
 */
public record CardLayout(List<CardPart> parts, boolean whole) {

  public CardLayout {
    parts = List.copyOf(parts);
  }

  /**
   * The size limits of a platform.
   *
   * @param parts the maximum number of parts
   * @param characters the maximum number of characters in all parts together
   * @param passage the maximum number of characters of one quote
   * @param part the maximum number of characters of one part
   */
  public record Room(int parts, int characters, int passage, int part) {}

  /** Lays out a card. {@code writing} measures the text's length on the platform. */
  public static CardLayout of(Card card, Room room, Writing writing) {
    var budget = new Budget(room, writing);
    var paragraphs = new Paragraphs(room, writing);
    List<CardPart> parts = new ArrayList<>(budget.take(List.of(paragraphs.headline(card))));
    List<List<CardPart>> shortParts = new ArrayList<>();
    for (Block block : card.blocks()) {
      shortParts.add(
          block instanceof Block.QuoteBlock ? List.of() : budget.take(paragraphs.brief(block)));
    }
    boolean whole = !budget.exceeded;
    for (int i = 0; i < shortParts.size(); i++) {
      if (card.blocks().get(i) instanceof Block.QuoteBlock quoteBlock) {
        int most = Math.min(room.passage(), budget.characters);
        parts.addAll(budget.take(paragraphs.passage(quoteBlock, most)));
        whole &= paragraphs.fits(quoteBlock, most);
      } else {
        parts.addAll(shortParts.get(i));
      }
    }
    return new CardLayout(parts, whole && !budget.exceeded);
  }

  /** Measures the length of text on a platform. */
  public interface Writing {

    /** Returns the length of a span, in characters. */
    int length(Span span);

    /** Returns the length of a quote's text, in characters. */
    int length(String text, Block.QuoteStyle quoteStyle);

    /** Measures text that is sent unchanged. */
    Writing PLAIN =
        new Writing() {
          @Override
          public int length(Span span) {
            return span.text().length();
          }

          @Override
          public int length(String text, Block.QuoteStyle quoteStyle) {
            return text.length();
          }
        };
  }

  /** The remaining space. */
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

    /** Returns all of these parts, or none of them if they do not fit. */
    List<CardPart> take(List<CardPart> candidates) {
      int length = candidates.stream().mapToInt(this::length).sum();
      if (candidates.size() > parts || length > characters) {
        exceeded = true;
        return List.of();
      }
      parts -= candidates.size();
      characters -= length;
      return candidates;
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
