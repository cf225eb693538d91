package org.bounceback.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Template;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.data.UntrustedText;

/**
 * Fills in the texts of a summary. Untrusted values are put on one line and truncated, so that they
 * cannot look like our own lines.
 */
final class SummaryWords {
  private static final String FILE = "summary.yaml";
  private static final int MAX = 600;

  private final DocumentNode root;

  private SummaryWords(DocumentNode root) {
    this.root = root;
  }

  static SummaryWords load() {
    return new SummaryWords(DocumentCodec.yaml(FILE, Resources.text(SummaryWords.class, FILE)));
  }

  /** Returns a text without placeholders. */
  String text(String section, String key) {
    return root.require(section).text(key);
  }

  /** Returns a text; empty if none of its sentences could be filled in. */
  Optional<String> text(String section, String key, Map<String, String> values) {
    var safe = new HashMap<String, String>();
    values.forEach((name, value) -> safe.put(name, onOneLine(value)));
    return Template.fill(text(section, key), safe);
  }

  /** Returns how many items were omitted; empty if there are none. */
  Optional<String> more(String section, int count) {
    return count > 0 ? text(section, "more", Map.of("count", "" + count)) : Optional.empty();
  }

  /** Returns untrusted text on one line. */
  static String onOneLine(String text) {
    String clean = UntrustedText.clean(text).replaceAll("\\s+", " ").strip();
    return UntrustedText.truncate(clean, MAX);
  }
}
