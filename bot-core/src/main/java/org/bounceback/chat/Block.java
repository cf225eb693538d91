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
   * @param voice how they want to be read
   */
  record Passage(String title, String words, Voice voice) implements Block {

    /** Words of ours. */
    public Passage(String title, String words) {
      this(title, words, Voice.PERSON);
    }
  }

  /** How words want to be read. */
  enum Voice {
    /** As sentences, to understand or to pass on. */
    PERSON,
    /** Letter by letter: a machine said them. */
    MACHINE
  }

  /** How far the work is. */
  record Progress(int done, int all) implements Block {}
}
