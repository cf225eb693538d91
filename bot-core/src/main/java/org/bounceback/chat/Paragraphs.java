package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.CardPart.Paragraph;
import org.bounceback.chat.CardPart.VerbatimPart;
import org.bounceback.data.UntrustedText;

/** Turns the blocks of a card into parts, each within the size limit of a part. */
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

  /** Returns the headline. */
  CardPart headline(Card card) {
    return new Paragraph(cut(List.of(Span.bold(card.headline())), MAX_HEADLINE));
  }

  /** Returns a block that is not a quote. */
  List<CardPart> brief(Block block) {
    if (block instanceof Block.Text text) {
      return List.of(new Paragraph(cut(text.spans(), MAX_PARAGRAPH)));
    }
    if (block instanceof Block.Facts facts) {
      return facts(facts);
    }
    if (block instanceof Block.Steps steps) {
      return List.of(new Paragraph(cut(spans(steps), MAX_PARAGRAPH)));
    }
    Block.Progress progress = (Block.Progress) block;
    String text = progress.done() + " of " + progress.all() + " answered";
    return List.of(new Paragraph(List.of(Span.plain(text))));
  }

  /**
   * Returns a quote cut to {@code most} characters, or nothing if too little of it would be shown.
   */
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

  /** Returns whether all of a quote fits in {@code most} characters. */
  boolean fits(Block.QuoteBlock quoteBlock, int most) {
    String words = UntrustedText.clean(quoteBlock.text()).strip();
    return writing.length(words, quoteBlock.quoteStyle()) + MAX_TITLE <= most;
  }

  private static List<Span> spans(Block.Steps steps) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < steps.steps().size(); i++) {
      if (i > 0) {
        spans.add(Span.plain("\n"));
      }
      spans.addAll(steps.steps().get(i).spans(i + 1));
    }
    return spans;
  }

  private List<CardPart> facts(Block.Facts facts) {
    List<CardPart> parts = new ArrayList<>();
    List<Span> joined = new ArrayList<>();
    for (Block.LabeledField labeledField : facts.labeledFields()) {
      List<Span> line = line(labeledField);
      if (!joined.isEmpty() && length(joined) + length(line) > room.part()) {
        parts.add(new Paragraph(joined));
        joined.clear();
      }
      if (!joined.isEmpty()) {
        joined.add(Span.plain("\n"));
      }
      joined.addAll(line);
    }
    if (!joined.isEmpty()) {
      parts.add(new Paragraph(joined));
    }
    return parts;
  }

  /** Returns a line with a bold label, unless the value is bold. */
  private static List<Span> line(Block.LabeledField labeledField) {
    boolean isValueBold =
        !labeledField.spans().isEmpty() && labeledField.spans().get(0) instanceof Span.Bold;
    String label = labeledField.label() + (labeledField.label().endsWith("?") ? " " : ": ");
    List<Span> line = new ArrayList<>(List.of(isValueBold ? Span.plain(label) : Span.bold(label)));
    line.addAll(labeledField.spans());
    return cut(line, label.length() + MAX_PARAGRAPH);
  }

  private int length(List<Span> spans) {
    return spans.stream().mapToInt(writing::length).sum();
  }

  /** Returns the cleaned spans without empty ones, cut to {@code most} characters in total. */
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

  /** Returns as much of the text as fits in {@code most} characters on the platform. */
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

  /** Splits text into pieces that fit in a part, at line breaks if possible. */
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
