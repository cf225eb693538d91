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
 * The words of a summary. What strangers wrote goes into them on one line and cut, so that it can
 * not pass for a line of ours.
 */
final class SummaryWords {
  private static final String FILE = "summary.yaml";
  private static final int MAX = 600;

  private final DocumentNode root;

  private SummaryWords(DocumentNode root) {
    this.root = root;
  }

  static SummaryWords packaged() {
    return new SummaryWords(DocumentCodec.yaml(FILE, Resources.text(SummaryWords.class, FILE)));
  }

  /** The words at a place, without a value in them. */
  String say(String section, String key) {
    return root.at(section).text(key);
  }

  /** The words at a place; empty when none of their sentences could be filled. */
  Optional<String> say(String section, String key, Map<String, String> values) {
    var safe = new HashMap<String, String>();
    values.forEach((name, value) -> safe.put(name, onOneLine(value)));
    return Template.fill(say(section, key), safe);
  }

  /** That so many more are left out; empty when there are none. */
  Optional<String> more(String section, int count) {
    return count > 0 ? say(section, "more", Map.of("count", "" + count)) : Optional.empty();
  }

  /** Foreign text so that it fits into a line. */
  static String onOneLine(String text) {
    String clean = UntrustedText.clean(text).replaceAll("\\s+", " ").strip();
    return UntrustedText.cut(clean, MAX);
  }
}
