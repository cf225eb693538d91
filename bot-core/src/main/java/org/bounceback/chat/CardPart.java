package org.bounceback.chat;

import java.util.List;
import java.util.Optional;

/** A part of a laid-out card. A platform shows it as one element. */
public sealed interface CardPart {

  /** Text of one or more lines. */
  record Paragraph(List<Span> spans) implements CardPart {
    public Paragraph {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Text to be read or copied without changes.
   *
   * @param title whose text it is; empty if the part continues the previous one
   */
  record VerbatimPart(Optional<String> title, String text, Block.QuoteStyle quoteStyle)
      implements CardPart {}
}
