package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.Templates;

/** Writes the e-mail to a recipient's mail admin: the facts and one request. */
record AdminEmail(AdviceCatalog book, Templates templates, Language language) {

  /**
   * Returns the complete e-mail.
   *
   * @param ask the request with its values filled in, in the language of the e-mail
   * @param values the known values by placeholder; lines without a value are omitted
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
