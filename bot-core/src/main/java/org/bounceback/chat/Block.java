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
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One thing and what it is. */
  record Fact(String label, List<Span> spans) {
    public Fact {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Words to be read or copied as they stand, possibly long and possibly foreign.
   *
   * @param title whose words they are
   */
  record Passage(String title, String words) implements Block {}

  /** How far the work is. */
  record Progress(int done, int all) implements Block {}
}
