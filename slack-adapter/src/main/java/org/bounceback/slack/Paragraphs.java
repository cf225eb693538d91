package org.bounceback.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.ForeignText;
import org.bounceback.chat.Span;

/** The parts of a card as Slack's blocks, each within the 3,000 characters that one may have. */
final class Paragraphs {
  static final int LONGEST_BLOCK = 2900;
  private static final int LONGEST_HEADLINE = 600;
  private static final int LONGEST_PARAGRAPH = 1000;
  static final int LONGEST_TITLE = 150;

  private Paragraphs() {}

  /**
   * One of Slack's blocks and how much of the room it takes.
   *
   * @param characters of its text
   */
  record Measured(LayoutBlock block, int characters) {}

  /** The sentence that says it all. */
  static Measured headline(String headline) {
    return block(List.of(RichText.paragraph(List.of(Span.bold(headline)), LONGEST_HEADLINE)));
  }

  /** Everything but a passage. */
  static List<Measured> of(Block block) {
    if (block instanceof Block.Text text) {
      return List.of(block(List.of(RichText.paragraph(text.spans(), LONGEST_PARAGRAPH))));
    }
    if (block instanceof Block.Facts facts) {
      return facts(facts);
    }
    Block.Progress progress = (Block.Progress) block;
    String words = progress.done() + " of " + progress.all() + " answered";
    return List.of(
        block(List.of(RichText.paragraph(List.of(Span.plain(words)), LONGEST_PARAGRAPH))));
  }

  /** A passage cut to {@code most} characters; empty where that shows too little of it. */
  static List<Measured> passage(Block.Passage passage, int most) {
    String words = ForeignText.clean(passage.words()).strip();
    if (words.isEmpty() || most < LONGEST_TITLE + Math.min(words.length(), LONGEST_TITLE)) {
      return List.of();
    }
    List<Measured> blocks = new ArrayList<>();
    BlockElement title = RichText.paragraph(List.of(Span.bold(passage.title())), LONGEST_TITLE);
    for (String piece : pieces(ForeignText.cut(words, most - LONGEST_TITLE))) {
      BlockElement drawn = RichText.passage(piece, passage.voice());
      blocks.add(block(blocks.isEmpty() ? List.of(title, drawn) : List.of(drawn)));
    }
    return blocks;
  }

  private static List<Measured> facts(Block.Facts facts) {
    List<Measured> blocks = new ArrayList<>();
    List<Span> together = new ArrayList<>();
    for (Block.Fact fact : facts.facts()) {
      List<Span> line = line(fact);
      if (length(together) + length(line) > LONGEST_BLOCK) {
        blocks.add(block(List.of(RichText.paragraph(together, LONGEST_BLOCK))));
        together.clear();
      }
      if (!together.isEmpty()) {
        together.add(Span.plain("\n"));
      }
      together.addAll(line);
    }
    if (!together.isEmpty()) {
      blocks.add(block(List.of(RichText.paragraph(together, LONGEST_BLOCK))));
    }
    return blocks;
  }

  /** A label stands out unless what follows does. */
  private static List<Span> line(Block.Fact fact) {
    boolean loud = !fact.spans().isEmpty() && fact.spans().get(0) instanceof Span.Bold;
    String label = fact.label() + (fact.label().endsWith("?") ? " " : ": ");
    List<Span> line = new ArrayList<>(List.of(loud ? Span.plain(label) : Span.bold(label)));
    line.addAll(RichText.cut(fact.spans(), LONGEST_PARAGRAPH));
    return line;
  }

  private static int length(List<Span> spans) {
    return spans.stream().mapToInt(span -> span.text().length()).sum();
  }

  /** Pieces that a block takes, broken between lines where there are any. */
  private static List<String> pieces(String words) {
    int most = LONGEST_BLOCK - LONGEST_TITLE;
    List<String> pieces = new ArrayList<>();
    String rest = words;
    while (rest.length() > most) {
      int line = rest.lastIndexOf('\n', most);
      int end = line > most / 2 ? line : most;
      if (Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces;
  }

  private static Measured block(List<BlockElement> elements) {
    return new Measured(
        RichTextBlock.builder().elements(elements).build(), RichText.length(elements));
  }
}
