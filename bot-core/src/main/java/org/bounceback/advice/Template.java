package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders. A sentence whose placeholder has no value is left out: what is not
 * known is not guessed. Immutable.
 */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}{¿¡«„])");

  private final List<Sentence> sentences;

  /** The whole text where no sentence of it has a placeholder, as in most of the advice. */
  private final Optional<String> fixed;

  private Template(List<Sentence> sentences) {
    this.sentences = sentences;
    boolean isFixed = sentences.stream().allMatch(Sentence::isFixed);
    this.fixed = isFixed ? filled(Map.of()) : Optional.empty();
  }

  /** The template that a text is. */
  public static Template of(String text) {
    return new Template(SENTENCE_END.splitAsStream(text).map(Sentence::of).toList());
  }

  /** A text with all values in place; empty when no sentence of it could be filled. */
  public static Optional<String> fill(String text, Map<String, String> values) {
    return of(text).fill(values);
  }

  /** Every text that could be filled. */
  public static List<String> fillAll(List<String> texts, Map<String, String> values) {
    return texts.stream().flatMap(text -> fill(text, values).stream()).toList();
  }

  /** The names of the placeholders in a text. */
  public static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The text with all values in place; empty when no sentence of it could be filled. */
  public Optional<String> fill(Map<String, String> values) {
    return fixed.isPresent() ? fixed : filled(values);
  }

  private Optional<String> filled(Map<String, String> values) {
    var filled = new StringBuilder();
    boolean isEmpty = true;
    for (Sentence sentence : sentences) {
      if (sentence.canBeFilled(values)) {
        filled.append(isEmpty ? "" : " ");
        sentence.fill(values, filled);
        isEmpty = false;
      }
    }
    return isEmpty ? Optional.empty() : Optional.of(filled.toString());
  }

  /** A sentence in pieces. */
  private static final class Sentence {
    /** What stands before each name, and behind the last. */
    private final String[] words;

    private final String[] names;

    private Sentence(List<String> words, List<String> names) {
      this.words = words.toArray(String[]::new);
      this.names = names.toArray(String[]::new);
    }

    static Sentence of(String text) {
      var words = new ArrayList<String>();
      var names = new ArrayList<String>();
      Matcher placeholder = PLACEHOLDER.matcher(text);
      int done = 0;
      while (placeholder.find()) {
        words.add(text.substring(done, placeholder.start()));
        names.add(placeholder.group(1));
        done = placeholder.end();
      }
      words.add(text.substring(done));
      return new Sentence(words, names);
    }

    boolean isFixed() {
      return names.length == 0;
    }

    boolean canBeFilled(Map<String, String> values) {
      for (String name : names) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
          return false;
        }
      }
      return true;
    }

    void fill(Map<String, String> values, StringBuilder out) {
      out.append(words[0]);
      for (int i = 0; i < names.length; i++) {
        out.append(values.get(names[i])).append(words[i + 1]);
      }
    }
  }
}
