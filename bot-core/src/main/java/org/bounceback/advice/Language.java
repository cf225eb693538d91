package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A language of the texts that are sent to customers and to recipients' mail administrators. */
public enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es");

  /** Top-level domains that suggest a language; all others suggest English. */
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

  /** Returns the ISO 639-1 code. */
  public String code() {
    return code;
  }

  /** Returns the locale for formatting dates and the like. */
  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  /** Parses a language tag (RFC 5646), such as {@code de-AT}; only its first part is used. */
  public static Optional<Language> ofTag(String tag) {
    String first = tag.strip().toLowerCase(Locale.ROOT).split("[-_,;]", 2)[0];
    return Arrays.stream(values()).filter(language -> language.code.equals(first)).findFirst();
  }

  /** Returns the language that the last label of a domain suggests; most labels suggest none. */
  public static Optional<Language> ofTopLevelDomain(String label) {
    return Optional.ofNullable(COUNTRIES.get(label));
  }
}
