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
      BlockElement drawn = RichText.preformatted(piece);
      blocks.add(block(blocks.isEmpty() ? List.of(title, drawn) : List.of(drawn)));
    }
    return blocks;
  }

  private static List<Measured> facts(Block.Facts facts) {
    List<Measured> blocks = new ArrayList<>();
    List<BlockElement> together = new ArrayList<>();
    for (Block.Fact fact : facts.facts()) {
      List<Span> spans = new ArrayList<>(List.of(Span.bold(fact.label() + ": ")));
      spans.addAll(fact.spans());
      BlockElement line = RichText.paragraph(spans, LONGEST_PARAGRAPH);
      if (RichText.length(together) + RichText.length(List.of(line)) > LONGEST_BLOCK) {
        blocks.add(block(together));
        together = new ArrayList<>();
      }
      together.add(line);
    }
    if (!together.isEmpty()) {
      blocks.add(block(together));
    }
    return blocks;
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
