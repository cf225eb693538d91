package org.bounceback.findings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Language;

/**
 * The texts that are sent to others, with the agent's texts in other languages.
 *
 * @param english the text in English
 * @param language the code of the language that the customer probably reads; empty in findings of
 *     programs that did not store it
 * @param translations the text in every language, by its code; empty in such findings too
 */
public record OutgoingTexts(
    OutgoingText english, Optional<String> language, Map<String, OutgoingText> translations) {

  /** The code of English. */
  public static final String ENGLISH = "en";

  public OutgoingTexts {
    translations = Collections.unmodifiableMap(new LinkedHashMap<>(translations));
  }

  /**
   * Creates the texts of all languages.
   *
   * @param language the language that the customer probably reads
   * @param text returns the text in a language
   */
  static OutgoingTexts of(Language language, Function<Language, OutgoingText> text) {
    var translations = new LinkedHashMap<String, OutgoingText>();
    for (Language each : Language.values()) {
      translations.put(each.code(), text.apply(each));
    }
    return new OutgoingTexts(
        text.apply(Language.ENGLISH), Optional.of(language.code()), translations);
  }

  /** Returns what the agent reads in a language; empty if only the English texts are stored. */
  public Optional<AgentTexts> agent(Language requested) {
    return Optional.ofNullable(translations.get(requested.code())).flatMap(OutgoingText::agent);
  }

  /** Returns the text in a language, or in English if it is not translated. */
  public OutgoingText in(String code) {
    return Optional.ofNullable(translations.get(code)).orElse(english);
  }

  /**
   * The text in one language.
   *
   * @param reply the reply to the customer
   * @param letter the e-mail to the recipient's mail admin, if one helps
   * @param agent what the agent reads in that language; empty in English and in earlier findings
   */
  public record OutgoingText(
      Optional<String> reply, Optional<String> letter, Optional<AgentTexts> agent) {}
}
