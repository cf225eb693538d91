package org.bounceback.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alternatives for one place in a card or reply, best first: the first whose values are all
 * known is used. Of the last one, sentences with unknown values are omitted. Immutable.
 */
public record TextAlternatives(List<LocalizedText> texts) {
  /** The place is empty. */
  public static final TextAlternatives NONE = new TextAlternatives(List.of());

  public TextAlternatives {
    texts = List.copyOf(texts);
  }

  /** Returns the text in a language; empty if there is none or no sentence could be filled. */
  public Optional<String> fill(Language language, Map<String, String> values) {
    for (int i = 0; i < texts.size(); i++) {
      LocalizedText text = texts.get(i);
      if (i == texts.size() - 1 || text.isFilledBy(language, values)) {
        return text.fill(language, values);
      }
    }
    return Optional.empty();
  }

  /** Returns the text in every language; empty if it is empty in English. */
  public Optional<FilledText> fillInEach(Map<String, String> values) {
    return FilledText.inEach(language -> fill(language, values));
  }

  /** Returns whether there is no text. */
  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Returns whether the last text, and so the place, can be filled without any value. */
  boolean needsNoValue() {
    return !isEmpty() && texts.get(texts.size() - 1).placeholders().isEmpty();
  }

  /** Returns these alternatives, or others if there are none. */
  TextAlternatives orElse(TextAlternatives other) {
    return isEmpty() ? other : this;
  }
}
