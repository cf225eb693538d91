package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A language in which texts go out to customers and to recipients' administrators. */
public enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es");

  /** Countries whose domains suggest a language; the rest is English until somebody asks. */
  private static final Map<String, Language> COUNTRIES =
      Map.ofEntries(
          Map.entry("de", GERMAN),
          Map.entry("at", GERMAN),
          Map.entry("ch", GERMAN),
          Map.entry("li", GERMAN),
          Map.entry("berlin", GERMAN),
          Map.entry("hamburg", GERMAN),
          Map.entry("koeln", GERMAN),
          Map.entry("bayern", GERMAN),
          Map.entry("wien", GERMAN),
          Map.entry("swiss", GERMAN),
          Map.entry("fr", FRENCH),
          Map.entry("bzh", FRENCH),
          Map.entry("paris", FRENCH),
          Map.entry("lu", FRENCH),
          Map.entry("quebec", FRENCH),
          Map.entry("es", SPANISH),
          Map.entry("mx", SPANISH),
          Map.entry("ar", SPANISH),
          Map.entry("cl", SPANISH),
          Map.entry("pe", SPANISH),
          Map.entry("uy", SPANISH),
          Map.entry("lat", SPANISH));

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639-1. */
  public String code() {
    return code;
  }

  /** For dates and the like. */
  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  /** Reads a language tag (RFC 5646), such as {@code de-AT}; only its first part counts. */
  public static Optional<Language> ofTag(String tag) {
    String first = tag.strip().toLowerCase(Locale.ROOT).split("[-_,;]", 2)[0];
    return Arrays.stream(values()).filter(each -> each.code.equals(first)).findFirst();
  }

  /** What the last label of a domain suggests; most labels suggest nothing. */
  public static Optional<Language> ofTopLevel(String label) {
    return Optional.ofNullable(COUNTRIES.get(label));
  }
}
