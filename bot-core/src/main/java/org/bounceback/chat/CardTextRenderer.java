package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bounceback.data.UntrustedText;

/** Renders a full card as plain text, for the file that is attached to a shortened card. */
public final class CardTextRenderer {

  private CardTextRenderer() {}

  /** Returns the card's text without its buttons. Empty lines separate the parts. */
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
    if (block instanceof Block.Steps steps) {
      return IntStream.range(0, steps.steps().size())
          .mapToObj(i -> text(steps.steps().get(i).spans(i + 1)))
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
