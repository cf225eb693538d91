package org.bounceback.advice;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the advice as templates in every language, each made when it is first wanted and
 * then kept. Only for texts of the advice: what is made of foreign words would be kept for ever.
 *
 * <p>Safe for concurrent use.
 */
public final class Templates {
  private final Translations translations;
  private final Map<Language, Map<String, Template>> made = new EnumMap<>(Language.class);

  /** Templates in the languages of these translations. */
  public Templates(Translations translations) {
    this.translations = translations;
    for (Language language : Language.values()) {
      made.put(language, new ConcurrentHashMap<>());
    }
  }

  /** The text in that language with all values in place; empty when it says nothing then. */
  public Optional<String> fill(String english, Language language, Map<String, String> values) {
    return of(english, language).fill(values);
  }

  /** Every text that could be filled, in that language. */
  public List<String> fillAll(
      List<String> english, Language language, Map<String, String> values) {
    return english.stream().flatMap(text -> fill(text, language, values).stream()).toList();
  }

  private Template of(String english, Language language) {
    return made.getOrDefault(language, Map.of())
        .computeIfAbsent(english, text -> Template.of(translations.say(text, language)));
  }
}
