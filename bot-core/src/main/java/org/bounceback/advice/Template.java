package org.bounceback.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills placeholders. A sentence whose placeholder has no value is left out: what is not known is
 * not guessed.
 */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}{¿¡«„])");

  private Template() {}

  /** The text with all values in place; empty when no sentence of it could be filled. */
  public static Optional<String> fill(String text, Map<String, String> values) {
    List<String> sentences =
        SENTENCE_END
            .splitAsStream(text)
            .flatMap(sentence -> fillSentence(sentence, values).stream())
            .toList();
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  /** Every text that could be filled. */
  public static List<String> fillAll(List<String> texts, Map<String, String> values) {
    return texts.stream().flatMap(text -> fill(text, values).stream()).toList();
  }

  /** The names of the placeholders in a text. */
  public static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static Optional<String> fillSentence(String sentence, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(sentence);
    var filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null || value.isBlank()) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(filled);
    return Optional.of(filled.toString());
  }
}
