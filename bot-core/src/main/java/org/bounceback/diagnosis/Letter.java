package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.AdviceBook;
import org.bounceback.advice.Language;
import org.bounceback.advice.Template;
import org.bounceback.advice.Translations;

/** Writes the letter to a recipient's administrator: the facts, one request, no more. */
record Letter(AdviceBook book, Translations translations, Language language) {

  /**
   * The whole letter.
   *
   * @param ask the one request, in the letter's language
   * @param values what is known, by placeholder; lines without a value are left out
   */
  String write(String ask, Map<String, String> values) {
    AdviceBook.LetterFrame frame = book.letterFrame();
    var lines = new ArrayList<String>();
    lines.add(say(frame.greeting()));
    lines.add("");
    lines.addAll(Template.fillAll(List.of(say(frame.intro()), ask), values));
    lines.add("");
    lines.addAll(Template.fillAll(translations.say(frame.evidence(), language), values));
    lines.add("");
    lines.addAll(
        Template.fillAll(List.of(say(book.notice("letter-reply")), say(frame.closing())), values));
    return String.join("\n", lines);
  }

  private String say(String text) {
    return translations.say(text, language);
  }
}
