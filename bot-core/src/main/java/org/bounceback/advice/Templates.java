package org.bounceback.advice;

import java.util.ArrayList;
import java.util.Collection;
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
      Collection<String> english, Language language, Map<String, String> values) {
    var filled = new ArrayList<String>();
    for (String text : english) {
      fill(text, language, values).ifPresent(filled::add);
    }
    return filled;
  }

  private Template of(String english, Language language) {
    Map<String, Template> known = made.getOrDefault(language, Map.of());
    // Looked for first, since computing locks even where there is nothing to compute.
    Template template = known.get(english);
    return template != null
        ? template
        : known.computeIfAbsent(english, text -> Template.of(translations.say(text, language)));
  }
}
