package org.bounceback.bounce.reason;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.reason.ReasonRule.Span;

/**
 * Finds two words that occur near each other in one sentence, in either order. A word matches at
 * the start of a word of the text, so {@code refus} finds "refused"; words of up to three letters
 * match whole words only, and {@code n't} matches the end of a word. Words inside an e-mail
 * address, a URL or a file name do not count.
 */
final class NearbyWords {
  /** The greatest number of characters between the two words. */
  private static final int DISTANCE = 80;

  /** The greatest number of places per word that are examined, so that long texts stay cheap. */
  private static final int MAX_PLACES = 20;

  private static final int SHORT = 3;
  private static final String NOT = "n't";

  /** Scripts from this character on do not separate words by spaces. */
  private static final char NO_SPACES = '\u2e80';

  private NearbyWords() {}

  /** Returns the span from the one word to the other. */
  static Optional<Span> find(String text, List<String> subjects, List<String> predicates) {
    for (String subject : subjects) {
      int start = next(text, subject, 0, text.length());
      for (int i = 0; start >= 0 && i < MAX_PLACES; i++) {
        Span clause = clause(text, start, start + subject.length());
        for (String predicate : predicates) {
          int other = beside(text, predicate, clause, start, start + subject.length());
          if (other >= 0) {
            return Optional.of(
                new Span(
                    Math.min(start, other),
                    Math.max(start + subject.length(), other + predicate.length())));
          }
        }
        start = next(text, subject, start + 1, text.length());
      }
    }
    return Optional.empty();
  }

  /** Returns the position of the word in the clause, but not within the other word. */
  private static int beside(String text, String word, Span clause, int start, int end) {
    int before = next(text, word, clause.start(), start);
    return before >= 0 ? before : next(text, word, end, clause.end());
  }

  /** Returns the position of the word between two positions, or -1. */
  private static int next(String text, String word, int from, int to) {
    int at = text.indexOf(word, from);
    while (at >= 0 && at + word.length() <= to) {
      if (isWord(text, at, at + word.length())) {
        return at;
      }
      at = text.indexOf(word, at + 1);
    }
    return -1;
  }

  private static boolean isWord(String text, int start, int end) {
    if (text.charAt(start) >= NO_SPACES) {
      return true;
    }
    boolean starts = start == 0 || text.startsWith(NOT, start) || isEdge(text, start - 1);
    boolean ends = end - start > SHORT || end == text.length() || isEdge(text, end);
    return starts && ends && !isInAddress(text, start, end);
  }

  private static boolean isEdge(String text, int at) {
    return !Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) >= NO_SPACES;
  }

  private static boolean isInAddress(String text, int start, int end) {
    int from = text.lastIndexOf(' ', start) + 1;
    int to = text.indexOf(' ', end);
    String token = text.substring(from, to < 0 ? text.length() : to);
    boolean isInPath =
        text.indexOf('/', start) != start && token.lastIndexOf('/', start - from) > 0;
    return token.indexOf('@') >= 0 || token.contains("://") || isInPath;
  }

  /** Returns the part of the sentence that is near enough. */
  private static Span clause(String text, int start, int end) {
    int from = Math.max(0, start - DISTANCE);
    int to = Math.min(text.length(), end + DISTANCE);
    for (String stop : List.of(". ", "; ", "! ", "? ")) {
      int before = text.lastIndexOf(stop, start);
      from = before < 0 ? from : Math.max(from, before + stop.length());
      int after = text.indexOf(stop, end);
      to = after < 0 ? to : Math.min(to, after);
    }
    return new Span(Math.min(from, start), Math.max(to, end));
  }
}
