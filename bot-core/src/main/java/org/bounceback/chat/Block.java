package org.bounceback.chat;

import java.util.List;

/** A part of a card. */
public sealed interface Block {

  /** A paragraph. */
  record Text(List<Span> spans) implements Block {
    public Text {
      spans = List.copyOf(spans);
    }
  }

  /** Things side by side with what they are. */
  record Facts(List<LabeledField> labeledFields) implements Block {
    public Facts {
      labeledFields = List.copyOf(labeledFields);
    }
  }

  /** One thing and what it is. */
  record LabeledField(String label, List<Span> spans) {
    public LabeledField {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Words to be read or copied as they stand, possibly long and possibly foreign.
   *
   * @param title whose words they are
   * @param quoteStyle how they want to be read
   */
  record QuoteBlock(String title, String text, QuoteStyle quoteStyle) implements Block {

    /** Words of ours. */
    public QuoteBlock(String title, String words) {
      this(title, words, QuoteStyle.PERSON);
    }
  }

  /** How words want to be read. */
  enum QuoteStyle {
    /** As sentences, to understand or to pass on. */
    PERSON,
    /** Letter by letter: a machine said them. */
    MACHINE
  }

  /** How far the work is. */
  record Progress(int done, int all) implements Block {}
}
