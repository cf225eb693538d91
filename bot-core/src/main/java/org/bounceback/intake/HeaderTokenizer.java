package org.bounceback.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a structured field apart as RFC 5322 section 3.2 has it, so that nothing inside a comment
 * or a quoted string passes for syntax.
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
   * The words, quoted strings with their quotes, and the special characters, each by itself;
   * comments and white space are left out.
   *
   * @param specials characters that end a word
   * @return empty where a comment or a quoted string does not end
   */
  static Optional<List<String>> of(String field, String specials) {
    return new HeaderTokenizer(field, specials).read();
  }

  private Optional<List<String>> read() {
    boolean whole = true;
    while (whole && at < field.length()) {
      char c = field.charAt(at);
      if (c == '(') {
        endWord();
        whole = skipComment();
      } else if (c == '"') {
        whole = takeQuoted();
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
    return whole ? Optional.of(List.copyOf(found)) : Optional.empty();
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

  private boolean takeQuoted() {
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
