package org.bounceback.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Template;
import org.bounceback.data.Documents;
import org.bounceback.data.ForeignText;
import org.bounceback.data.Node;
import org.bounceback.data.Resources;

/**
 * The words of a summary. What strangers wrote goes into them on one line and cut, so that it can
 * not pass for a line of ours.
 */
final class SummaryWords {
  private static final String FILE = "summary.yaml";
  private static final int LONGEST = 600;

  private final Node root;

  private SummaryWords(Node root) {
    this.root = root;
  }

  static SummaryWords packaged() {
    return new SummaryWords(Documents.yaml(FILE, Resources.text(SummaryWords.class, FILE)));
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
    String clean = ForeignText.clean(text).replaceAll("\\s+", " ").strip();
    return ForeignText.cut(clean, LONGEST);
  }
}
