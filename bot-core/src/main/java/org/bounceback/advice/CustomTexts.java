package org.bounceback.advice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The operator's texts, which replace bundled ones by language and key. Immutable. */
public final class CustomTexts {
  /** No texts: all bundled ones are used. */
  public static final CustomTexts NONE = new CustomTexts(Map.of());

  private final Map<Language, Map<String, Template>> templates = new EnumMap<>(Language.class);
  private final Map<Language, Map<String, String>> sources;

  /**
   * Creates the texts.
   *
   * @param sources the templates by language and key
   */
  CustomTexts(Map<Language, Map<String, String>> sources) {
    this.sources = Map.copyOf(sources);
    sources.forEach(
        (language, byKey) -> {
          var parsed = new HashMap<String, Template>();
          byKey.forEach((key, source) -> parsed.put(key, Template.of(source)));
          templates.put(language, parsed);
        });
  }

  /** Returns the number of texts in all languages together. */
  public int size() {
    return sources.values().stream().mapToInt(Map::size).sum();
  }

  /**
   * Returns the languages in which a replaced text is not replaced, by key. There the bundled text
   * is used, which may differ in wording.
   */
  public Map<String, Set<Language>> missingLanguages() {
    var missing = new TreeMap<String, Set<Language>>();
    sources.values().stream()
        .flatMap(byKey -> byKey.keySet().stream())
        .forEach(key -> missing.computeIfAbsent(key, this::languagesWithout));
    missing.values().removeIf(Set::isEmpty);
    return Collections.unmodifiableMap(missing);
  }

  /** Returns the template of a text in a language; empty if the bundled one is used. */
  Optional<String> find(Language language, String key) {
    return Optional.ofNullable(sources.getOrDefault(language, Map.of()).get(key));
  }

  Optional<Template> template(Language language, String key) {
    return Optional.ofNullable(templates.getOrDefault(language, Map.of()).get(key));
  }

  private Set<Language> languagesWithout(String key) {
    Set<Language> without = EnumSet.allOf(Language.class);
    without.removeIf(language -> find(language, key).isPresent());
    return without;
  }
}
