package org.bounceback.diagnosis;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextAlternatives;

/** A sentence for the agent beside the advice, in every language. */
@FunctionalInterface
interface Notice {

  /**
   * Returns the sentence in a language; empty if a value is missing.
   *
   * @param known the values of the message in that language
   */
  Optional<String> in(Language language, Map<String, String> known);

  /** Creates a notice with the values of the message. */
  static Notice of(TextAlternatives text) {
    return text::fill;
  }

  /** Creates a notice with further values. */
  static Notice of(TextAlternatives text, Map<String, String> values) {
    return (language, known) -> {
      var all = new HashMap<>(known);
      all.putAll(values);
      return text.fill(language, all);
    };
  }

  /** Creates a notice with the words of another program, which are the same in every language. */
  static Notice quoted(String words) {
    return (language, known) -> Optional.of(words);
  }

  /** Returns the sentences in a language. */
  static List<String> all(
      Collection<Notice> notices, Language language, Map<String, String> known) {
    return notices.stream().flatMap(notice -> notice.in(language, known).stream()).toList();
  }
}
