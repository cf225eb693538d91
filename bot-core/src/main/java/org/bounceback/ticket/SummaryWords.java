package org.bounceback.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;
import org.bounceback.advice.TextCatalog;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.UntrustedText;

/**
 * Fills in the texts of a summary. Untrusted values are put on one line and truncated, so that they
 * cannot look like our own lines.
 */
final class SummaryWords {
  private static final String FILE = "summary.yaml";
  private static final String PREFIX = "ticket-summary";
  private static final int MAX = 600;

  private final TextCatalog texts;

  /** Creates words from a catalog that contains the bundled texts, maybe replaced. */
  SummaryWords(TextCatalog texts) {
    this.texts = texts;
  }

  /** Loads the bundled texts, which are only in English. */
  static TextCatalog bundled() {
    return TextCatalog.of(
        PREFIX,
        Map.of(
            Language.ENGLISH, DocumentCodec.yaml(FILE, Resources.text(SummaryWords.class, FILE))));
  }

  /** Returns a text without placeholders. */
  String text(String section, String key) {
    return find(section, key).in(Language.ENGLISH);
  }

  /** Returns a text; empty if none of its sentences could be filled in. */
  Optional<String> text(String section, String key, Map<String, String> values) {
    var safe = new HashMap<String, String>();
    values.forEach((name, value) -> safe.put(name, onOneLine(value)));
    return find(section, key).fill(Language.ENGLISH, safe);
  }

  private LocalizedText find(String section, String key) {
    String name = PREFIX + "." + section + "." + key;
    return texts.find(name).orElseThrow(() -> new InvalidDataException("there is no text " + name));
  }

  /** Returns how many items were omitted; empty if there are none. */
  Optional<String> more(String section, int count) {
    return count > 0 ? text(section, "more", Map.of("count", "" + count)) : Optional.empty();
  }

  /** Returns untrusted text on one line. */
  static String onOneLine(String text) {
    String clean = UntrustedText.oneLine(text);
    return UntrustedText.truncate(clean, MAX);
  }
}
