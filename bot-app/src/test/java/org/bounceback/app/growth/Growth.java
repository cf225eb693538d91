package org.bounceback.app.growth;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Measures how the work of a pattern on a text grows when the text is twice as long. */
final class Growth {
  private static final int LENGTH = 1000;
  private static final int FEW = 2000;

  private Growth() {}

  /** The beginning of a text on which the work more than triples; empty where there is none. */
  static Optional<String> tooFast(String regex, Consumer<CharSequence> work) {
    return AttackTexts.of(regex).stream()
        .filter(text -> triples(text, work))
        .map(text -> text.apply(60))
        .findFirst();
  }

  private static boolean triples(IntFunction<String> text, Consumer<CharSequence> work) {
    var single = new CountedText(text.apply(LENGTH), Long.MAX_VALUE);
    work.accept(single);
    try {
      work.accept(new CountedText(text.apply(2 * LENGTH), 3 * single.reads() + FEW));
      return false;
    } catch (CountedText.TooManyReads tooMany) {
      return true;
    }
  }
}
