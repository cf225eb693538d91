package org.bounceback.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tokenizes a structured field according to RFC 5322 section 3.2, so that text inside a comment or
 * quoted string is not interpreted as syntax.
 */
final class HeaderTokenizer {
  private final String field;
  private final String specials;
  private final List<String> found = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;

  private HeaderTokenizer(String field, String specials) {
    this.field = field;
    this.specials = specials;
  }

  /**
   * Returns the words, the quoted strings with their quotes, and each special character separately;
   * comments and white space are skipped.
   *
   * @param specials characters that end a word
   * @return empty if a comment or a quoted string is not terminated
   */
  static Optional<List<String>> of(String field, String specials) {
    return new HeaderTokenizer(field, specials).read();
  }

  private Optional<List<String>> read() {
    boolean valid = true;
    while (valid && at < field.length()) {
      char c = field.charAt(at);
      if (c == '(') {
        endWord();
        valid = skipComment();
      } else if (c == '"') {
        valid = readQuoted();
      } else if (c <= ' ' || specials.indexOf(c) >= 0) {
        endWord();
        if (c > ' ') {
          found.add(String.valueOf(c));
        }
        at++;
      } else {
        word.append(c);
        at++;
      }
    }
    endWord();
    return valid ? Optional.of(List.copyOf(found)) : Optional.empty();
  }

  private boolean skipComment() {
    int depth = 0;
    while (at < field.length()) {
      char c = field.charAt(at);
      at += c == '\\' ? 2 : 1;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean readQuoted() {
    int end = at + 1;
    while (end < field.length() && field.charAt(end) != '"') {
      end += field.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= field.length()) {
      return false;
    }
    word.append(field, at, end + 1);
    at = end + 1;
    return true;
  }

  private void endWord() {
    if (word.length() > 0) {
      found.add(word.toString());
      word.setLength(0);
    }
  }
}
