package org.bounceback.advice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * Fills a sentence that is required even if a value is unknown, with a general term instead of the
 * name. It is only used for headlines in English; other sentences with unknown values are omitted.
 * Immutable.
 */
public final class PlaceholderFallback {
  private final List<Phrase> phrases;

  private record Phrase(String with, String without, String placeholder) {}

  private PlaceholderFallback(List<Phrase> phrases) {
    this.phrases = List.copyOf(phrases);
  }

  /** Loads the bundled phrases. */
  public static PlaceholderFallback load() {
    String name = "unnamed.yaml";
    return read(name, Resources.text(PlaceholderFallback.class, name));
  }

  /**
   * Parses a list of phrases, each {@code with} a placeholder and {@code without} it.
   *
   * @throws InvalidDataException if an entry does not have exactly one placeholder
   */
  static PlaceholderFallback read(String name, String yaml) {
    return new PlaceholderFallback(
        DocumentCodec.yaml(name, yaml).list().stream().map(PlaceholderFallback::phrase).toList());
  }

  private static Phrase phrase(DocumentNode entry) {
    String with = entry.text("with");
    List<String> names = Template.placeholders(with);
    if (names.size() != 1) {
      throw new InvalidDataException("expected exactly one placeholder in \"" + with + "\"");
    }
    return new Phrase(with, entry.text("without"), names.get(0));
  }

  /** Replaces the phrase around each placeholder whose value is unknown. */
  public String apply(String template, Map<String, String> known) {
    String text = template;
    for (Phrase phrase : phrases) {
      if (known.getOrDefault(phrase.placeholder, "").isBlank()) {
        text = text.replace(phrase.with, phrase.without);
      }
    }
    return text.equals(template)
        ? template
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
