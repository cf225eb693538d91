package org.bounceback.data;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All matches of a pattern in a text. RE2/J finds them in linear time, even in malicious text.
 * Immutable.
 */
public final class Matches {
  private final String text;
  private final List<Match> all;

  /**
   * One match.
   *
   * @param start the start in the text
   * @param end the end in the text, exclusive
   * @param groups the whole match first; empty for a group that did not participate
   */
  public record Match(int start, int end, List<Optional<String>> groups) {
    public Match {
      groups = List.copyOf(groups);
    }

    /** Returns the text that matched. */
    public String whole() {
      return group(0);
    }

    /** Returns the text of a group; empty text if it did not participate. */
    public String group(int number) {
      return groups.get(number).orElse("");
    }
  }

  private Matches(String text, List<Match> all) {
    this.text = text;
    this.all = List.copyOf(all);
  }

  /** Returns the matches of {@code pattern} in {@code text}, in the order of the text. */
  public static Matches of(Pattern pattern, String text) {
    var all = new ArrayList<Match>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      var groups = new ArrayList<Optional<String>>();
      for (int i = 0; i <= matcher.groupCount(); i++) {
        groups.add(Optional.ofNullable(matcher.group(i)));
      }
      all.add(new Match(matcher.start(), matcher.end(), groups));
    }
    return new Matches(text, all);
  }

  /** Returns the matches, which do not overlap. */
  public List<Match> all() {
    return all;
  }

  /** Returns the text with each match replaced by the literal result of {@code replacement}. */
  public String replaceAll(Function<Match, String> replacement) {
    var out = new StringBuilder(text.length());
    int done = 0;
    for (Match match : all) {
      out.append(text, done, match.start()).append(replacement.apply(match));
      done = match.end();
    }
    return out.append(text, done, text.length()).toString();
  }
}
