package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.CardPart.Paragraph;
import org.bounceback.chat.CardPart.VerbatimPart;
import org.bounceback.data.UntrustedText;

/** The blocks of a card as parts, each within what one part may have. */
final class Paragraphs {
  private static final int MAX_HEADLINE = 600;
  private static final int MAX_PARAGRAPH = 1000;
  private static final int MAX_TITLE = 150;

  private final CardLayout.Room room;
  private final CardLayout.Writing writing;

  Paragraphs(CardLayout.Room room, CardLayout.Writing writing) {
    this.room = room;
    this.writing = writing;
  }

  /** The sentence that says it all. */
  CardPart headline(Card card) {
    return new Paragraph(cut(List.of(Span.bold(card.headline())), MAX_HEADLINE));
  }

  /** Everything but a passage. */
  List<CardPart> brief(Block block) {
    if (block instanceof Block.Text text) {
      return List.of(new Paragraph(cut(text.spans(), MAX_PARAGRAPH)));
    }
    if (block instanceof Block.Facts facts) {
      return facts(facts);
    }
    Block.Progress progress = (Block.Progress) block;
    String words = progress.done() + " of " + progress.all() + " answered";
    return List.of(new Paragraph(List.of(Span.plain(words))));
  }

  /** A passage cut to {@code most} characters; empty where that shows too little of it. */
  List<CardPart> passage(Block.QuoteBlock quoteBlock, int most) {
    String words = UntrustedText.clean(quoteBlock.text()).strip();
    int length = writing.length(words, quoteBlock.quoteStyle());
    if (words.isEmpty() || most < MAX_TITLE + Math.min(length, MAX_TITLE)) {
      return List.of();
    }
    List<CardPart> parts = new ArrayList<>();
    Optional<String> title =
        Optional.of(UntrustedText.truncate(UntrustedText.clean(quoteBlock.title()), MAX_TITLE));
    String shown = cut(words, quoteBlock.quoteStyle(), most - MAX_TITLE);
    for (String piece : pieces(shown, quoteBlock.quoteStyle())) {
      parts.add(
          new VerbatimPart(
              parts.isEmpty() ? title : Optional.empty(), piece, quoteBlock.quoteStyle()));
    }
    return parts;
  }

  /** Whether all of a passage is within {@code most} characters. */
  boolean fits(Block.QuoteBlock quoteBlock, int most) {
    String words = UntrustedText.clean(quoteBlock.text()).strip();
    return writing.length(words, quoteBlock.quoteStyle()) + MAX_TITLE <= most;
  }

  private List<CardPart> facts(Block.Facts facts) {
    List<CardPart> parts = new ArrayList<>();
    List<Span> together = new ArrayList<>();
    for (Block.LabeledField labeledField : facts.labeledFields()) {
      List<Span> line = line(labeledField);
      if (!together.isEmpty() && length(together) + length(line) > room.part()) {
        parts.add(new Paragraph(together));
        together.clear();
      }
      if (!together.isEmpty()) {
        together.add(Span.plain("\n"));
      }
      together.addAll(line);
    }
    if (!together.isEmpty()) {
      parts.add(new Paragraph(together));
    }
    return parts;
  }

  /** A label stands out unless what follows does. */
  private static List<Span> line(Block.LabeledField labeledField) {
    boolean loud =
        !labeledField.spans().isEmpty() && labeledField.spans().get(0) instanceof Span.Bold;
    String label = labeledField.label() + (labeledField.label().endsWith("?") ? " " : ": ");
    List<Span> line = new ArrayList<>(List.of(loud ? Span.plain(label) : Span.bold(label)));
    line.addAll(labeledField.spans());
    return cut(line, label.length() + MAX_PARAGRAPH);
  }

  private int length(List<Span> spans) {
    return spans.stream().mapToInt(writing::length).sum();
  }

  /** The spans cleaned, without empty ones, and cut to {@code most} characters in all. */
  private static List<Span> cut(List<Span> spans, int most) {
    List<Span> kept = new ArrayList<>();
    int left = most;
    for (Span span : spans) {
      if (left > 1) {
        String text = UntrustedText.truncate(UntrustedText.clean(span.text()), left);
        left -= text.length();
        if (!text.isEmpty()) {
          kept.add(span.with(text));
        }
      }
    }
    return kept;
  }

  /** As many of the words as take at most that many characters on the platform. */
  private String cut(String words, Block.QuoteStyle quoteStyle, int most) {
    int fitting = 2;
    int tooLong = Math.min(words.length(), most) + 1;
    while (tooLong - fitting > 1) {
      int middle = (fitting + tooLong) >>> 1;
      if (writing.length(UntrustedText.truncate(words, middle), quoteStyle) <= most) {
        fitting = middle;
      } else {
        tooLong = middle;
      }
    }
    return UntrustedText.truncate(words, fitting);
  }

  /** Pieces that a part takes, broken between lines where there are any. */
  private List<String> pieces(String words, Block.QuoteStyle quoteStyle) {
    int most = room.part() - MAX_TITLE;
    List<String> pieces = new ArrayList<>();
    String rest = words;
    while (writing.length(rest, quoteStyle) > most) {
      int fitting = Math.max(2, cut(rest, quoteStyle, most).length() - 1);
      int line = rest.lastIndexOf('\n', fitting);
      int end = line > fitting / 2 ? line : fitting;
      if (Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    pieces.add(rest);
    return pieces;
  }
}
