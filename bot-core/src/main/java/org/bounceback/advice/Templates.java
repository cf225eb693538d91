package org.bounceback.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches the texts of the advice as templates in every language; each is created at its first use.
 * Use it only for texts of the advice: templates of any other text would stay in the cache forever.
 *
 * <p>Safe for concurrent use.
 */
public final class Templates {
  private final Translations translations;
  private final Map<Language, Map<String, Template>> made = new EnumMap<>(Language.class);

  /** Creates the cache for these translations. */
  public Templates(Translations translations) {
    this.translations = translations;
    for (Language language : Language.values()) {
      made.put(language, new ConcurrentHashMap<>());
    }
  }

  /**
   * Returns the text in that language with all values filled in; empty if no sentence could be
   * filled.
   */
  public Optional<String> fill(String english, Language language, Map<String, String> values) {
    return of(english, language).fill(values);
  }

  /** Fills all texts in that language, and omits those that could not be filled. */
  public List<String> fillAll(
      Collection<String> english, Language language, Map<String, String> values) {
    var filled = new ArrayList<String>();
    for (String text : english) {
      fill(text, language, values).ifPresent(filled::add);
    }
    return filled;
  }

  private Template of(String english, Language language) {
    Map<String, Template> cached = made.getOrDefault(language, Map.of());
    // computeIfAbsent can lock even if the key is present, so get comes first.
    Template template = cached.get(english);
    return template != null
        ? template
        : cached.computeIfAbsent(
            english, text -> Template.of(translations.translate(text, language)));
  }
}
