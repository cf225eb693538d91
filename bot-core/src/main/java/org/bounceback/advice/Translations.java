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
 * The texts that go out, in the other languages. The English text of the book is the key, so that a
 * changed sentence is a hole that the tests find rather than a stale translation.
 */
public final class Translations {
  private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

  private Translations() {
    for (Language language : Language.values()) {
      byLanguage.put(language, new HashMap<>());
    }
  }

  /** The packaged translations. */
  public static Translations packaged() {
    String name = "translations.yaml";
    return read(name, Resources.text(Translations.class, name));
  }

  /**
   * Reads a list of texts, each with its languages by their codes.
   *
   * @throws InvalidDataException when an entry lacks a language or stands twice; the message names
   *     the place
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
          throw new InvalidDataException(entry.path() + ": stands twice: " + english);
        }
      }
    }
    return translations;
  }

  /** The text in that language; empty when nobody has translated it. */
  public Optional<String> find(String english, Language language) {
    return language == Language.ENGLISH
        ? Optional.of(english)
        : Optional.ofNullable(of(language).get(english));
  }

  /** The text in that language, else in English. */
  public String say(String english, Language language) {
    return find(english, language).orElse(english);
  }

  /** Each text in that language, else in English. */
  public List<String> say(List<String> english, Language language) {
    return english.stream().map(each -> say(each, language)).toList();
  }

  /** Every English text that has translations. */
  List<String> keys() {
    return of(Language.ENGLISH).keySet().stream().sorted().toList();
  }

  private Map<String, String> of(Language language) {
    return byLanguage.computeIfAbsent(language, first -> new HashMap<>());
  }
}
