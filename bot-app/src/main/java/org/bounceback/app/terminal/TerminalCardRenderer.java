package org.bounceback.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;

/** Renders cards as text. Untrusted text can neither control the terminal nor break the frame. */
public final class TerminalCardRenderer {
  private static final int WIDTH = 96;

  private TerminalCardRenderer() {}

  /** Renders the card, with its buttons numbered from 1. */
  public static String of(Card card) {
    List<String> lines = new ArrayList<>();
    lines.addAll(wrap(card.headline(), ""));
    for (Block block : card.blocks()) {
      lines.add("");
      lines.addAll(lines(block));
    }
    if (!card.buttons().isEmpty()) {
      lines.add("");
      lines.addAll(wrap(buttons(card), ""));
    }
    String body =
        lines.stream().map(line -> ("| " + line).stripTrailing()).collect(Collectors.joining("\n"));
    String rule = "+" + "-".repeat(WIDTH + 1);
    return rule + "\n" + body + "\n" + rule;
  }

  private static String buttons(Card card) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < card.buttons().size(); i++) {
      labels.add("[" + (i + 1) + "] " + card.buttons().get(i).label());
    }
    return String.join("   ", labels);
  }

  private static List<String> lines(Block block) {
    if (block instanceof Block.Text text) {
      return text(text.spans()).lines().flatMap(line -> wrap(line, "").stream()).toList();
    }
    if (block instanceof Block.Facts facts) {
      List<String> lines = new ArrayList<>();
      for (Block.LabeledField labeledField : facts.labeledFields()) {
        String colon = labeledField.label().endsWith("?") ? " " : ": ";
        lines.addAll(wrap(labeledField.label() + colon + text(labeledField.spans()), "    "));
      }
      return lines;
    }
    if (block instanceof Block.Steps steps) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < steps.steps().size(); i++) {
        lines.addAll(wrap(text(steps.steps().get(i).spans(i + 1)), "   "));
      }
      return lines;
    }
    if (block instanceof Block.QuoteBlock quoteBlock) {
      List<String> lines = new ArrayList<>();
      lines.add(printable(quoteBlock.title()) + ":");
      for (String line : quoteBlock.text().split("\n", -1)) {
        wrap(line, "").forEach(wrapped -> lines.add("  > " + wrapped));
      }
      return lines;
    }
    Block.Progress progress = (Block.Progress) block;
    return List.of(progress.done() + " of " + progress.all() + " answered");
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

  /** Breaks lines at spaces; lines after the first are indented. */
  private static List<String> wrap(String text, String indent) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : printable(text).split(" ", -1)) {
      boolean full = line.length() + 1 + word.length() > WIDTH - 4;
      if (full && !line.toString().isBlank()) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      } else if (!line.isEmpty() && !line.toString().equals(indent)) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "?").replace('\n', ' ');
  }
}
