package org.bounceback.advice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * Says a sentence that must be said also where a value is unknown: in place of the name stands what
 * it is. Only for first sentences in English; elsewhere a sentence without its values is left out.
 * Immutable.
 */
public final class PlaceholderFallback {
  private final List<Phrase> phrases;

  private record Phrase(String with, String without, String placeholder) {}

  private PlaceholderFallback(List<Phrase> phrases) {
    this.phrases = List.copyOf(phrases);
  }

  /** The packaged phrases. */
  public static PlaceholderFallback packaged() {
    String name = "unnamed.yaml";
    return read(name, Resources.text(PlaceholderFallback.class, name));
  }

  /**
   * Reads a list of phrases, {@code with} a placeholder and {@code without} it.
   *
   * @throws InvalidDataException when an entry has no placeholder, or not exactly one
   */
  static PlaceholderFallback read(String name, String yaml) {
    return new PlaceholderFallback(
        DocumentCodec.yaml(name, yaml).list().stream().map(PlaceholderFallback::phrase).toList());
  }

  private static Phrase phrase(DocumentNode entry) {
    String with = entry.text("with");
    List<String> names = Template.placeholders(with);
    if (names.size() != 1) {
      throw new InvalidDataException("not one placeholder in \"" + with + "\"");
    }
    return new Phrase(with, entry.text("without"), names.get(0));
  }

  /** The template with other words for every value that is not among {@code known}. */
  public String reworded(String template, Map<String, String> known) {
    String words = template;
    for (Phrase phrase : phrases) {
      if (known.getOrDefault(phrase.placeholder, "").isBlank()) {
        words = words.replace(phrase.with, phrase.without);
      }
    }
    return words.equals(template)
        ? template
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
