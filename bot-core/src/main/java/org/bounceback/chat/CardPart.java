package org.bounceback.chat;

import java.util.List;
import java.util.Optional;

/** A piece of a card that is laid out, which a platform shows as one of its own. */
public sealed interface CardPart {

  /** Some text, possibly of several lines. */
  record Paragraph(List<Span> spans) implements CardPart {
    public Paragraph {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Words to be read or copied as they stand.
   *
   * @param title whose words they are; empty where they go on from the piece before
   */
  record VerbatimPart(Optional<String> title, String text, Block.QuoteStyle quoteStyle)
      implements CardPart {}
}
