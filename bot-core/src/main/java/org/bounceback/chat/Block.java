package org.bounceback.chat;

import java.util.List;
import java.util.Optional;

/** A part of a card. */
public sealed interface Block {

  /** A paragraph. */
  record Text(List<Span> spans) implements Block {
    public Text {
      spans = List.copyOf(spans);
    }
  }

  /** A list of labeled values. */
  record Facts(List<LabeledField> labeledFields) implements Block {
    public Facts {
      labeledFields = List.copyOf(labeledFields);
    }
  }

  /** A value with its label. */
  record LabeledField(String label, List<Span> spans) {
    public LabeledField {
      spans = List.copyOf(spans);
    }
  }

  /** What to do now, in order; shown with numbers. */
  record Steps(List<Step> steps) implements Block {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One thing to do.
   *
   * @param text the instruction
   * @param link where to do it, if that is a web page
   */
  record Step(String text, Optional<Span.Link> link) {

    /** Returns the instruction with its number and its link. */
    public List<Span> spans(int number) {
      Span numbered = Span.plain(number + ". " + text);
      return link.map(page -> List.of(numbered, Span.plain(" "), page))
          .orElseGet(() -> List.of(numbered));
    }
  }

  /**
   * Text to be read or copied without changes. It can be long and can come from an untrusted
   * source.
   *
   * @param title whose text it is
   * @param quoteStyle how to display it
   */
  record QuoteBlock(String title, String text, QuoteStyle quoteStyle) implements Block {

    /** Creates a quote of text for people. */
    public QuoteBlock(String title, String text) {
      this(title, text, QuoteStyle.PERSON);
    }
  }

  /** How to display quoted text. */
  enum QuoteStyle {
    /** As sentences, to read or to forward. */
    PERSON,
    /** Character by character: the text comes from a machine or has to be copied exactly. */
    MACHINE
  }

  /** The progress of a check. */
  record Progress(int done, int all) implements Block {}
}
