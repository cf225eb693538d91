package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;

/** Writes the e-mail to a recipient's mail admin: the facts and one request. */
record AdminEmail(AdviceCatalog book, Language language) {

  /**
   * Returns the complete e-mail.
   *
   * @param ask the request with its values filled in, in the language of the e-mail
   * @param values the known values by placeholder; lines without a value are omitted
   */
  String write(String ask, Map<String, String> values) {
    var lines = new ArrayList<String>();
    book.adminEmail("greeting").fill(language, values).ifPresent(lines::add);
    lines.add("");
    book.adminEmail("intros").fill(language, values).ifPresent(lines::add);
    lines.add("");
    List<LocalizedText> evidence = book.adminEmail("evidence").texts();
    lines.addAll(LocalizedText.fillAll(evidence, language, values));
    lines.add("");
    lines.add(ask);
    book.notice("letter-reply").fill(language, values).ifPresent(lines::add);
    lines.add("");
    book.adminEmail("closing").fill(language, values).ifPresent(lines::add);
    return String.join("\n", lines);
  }
}
