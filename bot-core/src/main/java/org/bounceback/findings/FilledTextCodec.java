package org.bounceback.findings;

import java.util.EnumMap;
import java.util.Optional;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Writes and reads a text and its translations. The English text is a member of its own, so that a
 * program that knows no translations reads it.
 */
final class FilledTextCodec {
  private static final String TRANSLATIONS = "translations";

  private FilledTextCodec() {}

  /** Adds the text as a member, which is null if there is none, and its translations. */
  static JsonObjectBuilder add(JsonObjectBuilder json, String name, Optional<FilledText> text) {
    json.with(name, text.map(FilledText::english));
    text.ifPresent(each -> addTranslations(json, each));
    return json;
  }

  /** Adds the translations; no member if there are none. */
  static JsonObjectBuilder addTranslations(JsonObjectBuilder json, FilledText text) {
    if (!text.translations().isEmpty()) {
      var translations = new JsonObjectBuilder();
      for (Language language : Language.values()) {
        Optional.ofNullable(text.translations().get(language))
            .ifPresent(each -> translations.with(language.code(), each));
      }
      json.with(TRANSLATIONS, translations);
    }
    return json;
  }

  /** Reads the text of a member; empty if there is none. */
  static Optional<FilledText> read(DocumentNode json, String name) {
    return json.findText(name).map(english -> translated(json, english));
  }

  /** Reads the text of a member that must exist. */
  static FilledText require(DocumentNode json, String name) {
    return translated(json, json.text(name));
  }

  private static FilledText translated(DocumentNode json, String english) {
    var translations = new EnumMap<Language, String>(Language.class);
    Optional<DocumentNode> stored = json.find(TRANSLATIONS);
    for (Language language : Language.values()) {
      stored
          .flatMap(all -> all.findText(language.code()))
          .ifPresent(text -> translations.put(language, text));
    }
    return new FilledText(english, translations);
  }
}
