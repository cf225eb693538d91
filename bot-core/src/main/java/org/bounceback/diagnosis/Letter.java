package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.AdviceBook;
import org.bounceback.advice.Template;

/** Writes the letter to a recipient's administrator: the facts, one request, no more. */
public final class Letter {

  private Letter() {}

  /**
   * The whole letter.
   *
   * @param ask the one request
   * @param values what is known, by placeholder; lines without a value are left out
   */
  public static String write(AdviceBook book, String ask, Map<String, String> values) {
    AdviceBook.LetterFrame frame = book.letterFrame();
    var lines = new ArrayList<String>();
    lines.add(frame.greeting());
    lines.add("");
    lines.addAll(Template.fillAll(List.of(frame.intro(), ask), values));
    lines.add("");
    lines.addAll(Template.fillAll(frame.evidence(), values));
    lines.add("");
    lines.addAll(Template.fillAll(List.of(frame.closing()), values));
    return String.join("\n", lines);
  }
}
