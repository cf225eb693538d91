package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.Templates;

/** Writes the letter to a recipient's administrator: the facts, one request, no more. */
record AdminEmail(AdviceCatalog book, Templates templates, Language language) {

  /**
   * The whole letter.
   *
   * @param ask the one request, filled in and in the letter's language
   * @param values what is known, by placeholder; lines without a value are left out
   */
  String write(String ask, Map<String, String> values) {
    AdviceCatalog.LetterFrame frame = book.adminMessageFrame();
    var lines = new ArrayList<String>();
    lines.addAll(text(List.of(frame.greeting()), values));
    lines.add("");
    lines.addAll(text(frame.intros(), values).stream().limit(1).toList());
    lines.add(ask);
    lines.add("");
    lines.addAll(text(frame.evidence(), values));
    lines.add("");
    lines.addAll(text(List.of(book.notice("letter-reply"), frame.closing()), values));
    return String.join("\n", lines);
  }

  private List<String> text(List<String> texts, Map<String, String> values) {
    return templates.fillAll(texts, language, values);
  }
}
