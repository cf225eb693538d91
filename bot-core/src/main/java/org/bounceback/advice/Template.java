package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders. A sentence with a placeholder that has no value is omitted. Immutable.
 */
public final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}{¿¡«„])");

  private final List<Sentence> sentences;

  /** The whole text if no sentence has a placeholder, as in most advice. */
  private final Optional<String> fixed;

  private Template(List<Sentence> sentences) {
    this.sentences = sentences;
    boolean isFixed = sentences.stream().allMatch(Sentence::isFixed);
    this.fixed = isFixed ? filled(Map.of()) : Optional.empty();
  }

  /** Parses a template. */
  public static Template of(String text) {
    return new Template(SENTENCE_END.splitAsStream(text).map(Sentence::of).toList());
  }

  /** Returns the text with all values filled in; empty if no sentence could be filled. */
  public static Optional<String> fill(String text, Map<String, String> values) {
    return of(text).fill(values);
  }

  /** Fills all texts, and omits those that could not be filled. */
  public static List<String> fillAll(List<String> texts, Map<String, String> values) {
    return texts.stream().flatMap(text -> fill(text, values).stream()).toList();
  }

  /** Returns the names of the placeholders in a text. */
  public static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Returns whether a text consists of one placeholder, so that it has no language. */
  static boolean isPlaceholder(String text) {
    return PLACEHOLDER.matcher(text).matches();
  }

  /** Returns the text with all values filled in; empty if no sentence could be filled. */
  public Optional<String> fill(Map<String, String> values) {
    return fixed.isPresent() ? fixed : filled(values);
  }

  /** Returns whether no placeholder lacks a value. */
  boolean isFilledBy(Map<String, String> values) {
    return sentences.stream().allMatch(sentence -> sentence.canBeFilled(values));
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

  /** A sentence, split at its placeholders. */
  private static final class Sentence {
    /** The text before each placeholder, and after the last one. */
    private final String[] literals;

    private final String[] names;

    private Sentence(List<String> literals, List<String> names) {
      this.literals = literals.toArray(String[]::new);
      this.names = names.toArray(String[]::new);
    }

    static Sentence of(String text) {
      var literals = new ArrayList<String>();
      var names = new ArrayList<String>();
      Matcher placeholder = PLACEHOLDER.matcher(text);
      int done = 0;
      while (placeholder.find()) {
        literals.add(text.substring(done, placeholder.start()));
        names.add(placeholder.group(1));
        done = placeholder.end();
      }
      literals.add(text.substring(done));
      return new Sentence(literals, names);
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
      out.append(literals[0]);
      for (int i = 0; i < names.length; i++) {
        out.append(values.get(names[i])).append(literals[i + 1]);
      }
    }
  }
}
