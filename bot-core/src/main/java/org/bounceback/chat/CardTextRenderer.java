package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.data.UntrustedText;

/** A whole card as plain text, for a file that hangs where its card had to be shortened. */
public final class CardTextRenderer {

  private CardTextRenderer() {}

  /** Everything that the card says, its parts an empty line apart; without its buttons. */
  public static String of(Card card) {
    List<String> parts = new ArrayList<>(List.of(card.headline()));
    card.blocks().forEach(block -> parts.add(text(block)));
    return UntrustedText.clean(String.join("\n\n", parts)) + "\n";
  }

  private static String text(Block block) {
    if (block instanceof Block.Text text) {
      return text(text.spans());
    }
    if (block instanceof Block.Facts facts) {
      return facts.labeledFields().stream()
          .map(labeledField -> labeledField.label() + ": " + text(labeledField.spans()))
          .collect(Collectors.joining("\n"));
    }
    if (block instanceof Block.QuoteBlock quoteBlock) {
      return quoteBlock.title() + ":\n" + quoteBlock.text();
    }
    Block.Progress progress = (Block.Progress) block;
    return progress.done() + " of " + progress.all() + " answered";
  }

  private static String text(List<Span> spans) {
    return spans.stream()
        .map(
            span ->
                span instanceof Span.Link link
                    ? link.text() + " <" + link.target() + ">"
                    : span.text())
        .collect(Collectors.joining());
  }
}
