package org.bounceback.advice;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * Translations of the texts that are sent out. The English text is the key, so a changed sentence
 * has no translation, which tests detect, instead of an outdated one.
 */
public final class Translations {
  private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

  private Translations() {
    for (Language language : Language.values()) {
      byLanguage.put(language, new HashMap<>());
    }
  }

  /** Loads the bundled translations. */
  public static Translations load() {
    String name = "translations.yaml";
    return read(name, Resources.text(Translations.class, name));
  }

  /**
   * Parses a list of texts, each with its translations by language code.
   *
   * @throws InvalidDataException if an entry lacks a language or is a duplicate; the message
   *     contains the path
   */
  static Translations read(String name, String yaml) {
    var translations = new Translations();
    for (DocumentNode entry : DocumentCodec.yaml(name, yaml).list()) {
      entry.allowKeys("en", "de", "fr", "es");
      String english = entry.text("en");
      for (Language language : Language.values()) {
        String text = entry.text(language.code());
        String earlier = translations.of(language).putIfAbsent(english, text);
        if (earlier != null) {
          throw new InvalidDataException(entry.path() + ": duplicate entry:  " + english);
        }
      }
    }
    return translations;
  }

  /** Returns the text in that language; empty if there is no translation. */
  public Optional<String> find(String english, Language language) {
    return language == Language.ENGLISH
        ? Optional.of(english)
        : Optional.ofNullable(of(language).get(english));
  }

  /** Returns the text in that language, otherwise in English. */
  public String translate(String english, Language language) {
    return find(english, language).orElse(english);
  }

  /** Returns each text in that language, otherwise in English. */
  public List<String> translate(List<String> english, Language language) {
    return english.stream().map(text -> translate(text, language)).toList();
  }

  /** Returns all English texts that have translations. */
  List<String> keys() {
    return of(Language.ENGLISH).keySet().stream().sorted().toList();
  }

  private Map<String, String> of(Language language) {
    return byLanguage.computeIfAbsent(language, missing -> new HashMap<>());
  }
}
