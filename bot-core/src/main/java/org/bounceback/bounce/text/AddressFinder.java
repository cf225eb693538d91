package org.bounceback.bounce.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds e-mail addresses in text in linear time (the atoms of RFC 5322 section 3.2.3, RFC 6532). A
 * slash ends an address, because in reports it belongs to a path. So does a change between Latin
 * and other letters, because languages without spaces put text directly next to an address.
 */
public final class AddressFinder {
  private static final int MAX_LOCAL_PART = 128;
  private static final int MAX_LITERAL = 60;

  /** The first character after Latin Extended-B; Greek, Cyrillic, Han and Kana come later. */
  private static final char LAST_LATIN = 0x250;

  private static final String ATOM_MARKS = "!#$%&'*+-=?^_`{|}~.";

  private AddressFinder() {}

  /** An address and its range; {@code start} includes the quotes or bracket in front of it. */
  public record Found(String address, int start, int end) {}

  /** Returns all addresses in the order written, including repeated ones. */
  public static List<Found> all(String text) {
    var all = new ArrayList<Found>();
    Optional<Found> found = next(text, 0);
    while (found.isPresent()) {
      all.add(found.get());
      found = next(text, found.get().end());
    }
    return all;
  }

  /** Returns the first address whose at sign is not before {@code from}. */
  public static Optional<Found> next(String text, int from) {
    int at = text.indexOf('@', from);
    while (at >= 0) {
      int start = localPartStart(text, at);
      int end = domainEnd(text, at + 1);
      if (start < at && end > at + 1) {
        return Optional.of(new Found(text.substring(start, end), start, end));
      }
      at = text.indexOf('@', Math.max(at + 1, end));
    }
    return Optional.empty();
  }

  /** Returns the first address, in lower case. */
  public static Optional<String> first(String text) {
    return next(text, 0).map(found -> key(found.address()));
  }

  /** Returns the normalized form, in which two spellings of an address are equal. */
  public static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static int localPartStart(String text, int at) {
    int start = at;
    if (at > 1 && text.charAt(at - 1) == '"') {
      start = text.lastIndexOf('"', at - 2);
      return start < 0 || at - start > MAX_LOCAL_PART ? at : start;
    }
    boolean latin = at > 0 && isLatin(text.charAt(at - 1));
    while (start > 0
        && at - start < MAX_LOCAL_PART
        && isAtom(text.charAt(start - 1))
        && (!latin || isLatin(text.charAt(start - 1)))) {
      start--;
    }
    while (start < at
        && "'=.-*|`".indexOf(text.charAt(start)) >= 0
        && !isEncodedWord(text, start)) {
      start++;
    }
    return start;
  }

  private static int domainEnd(String text, int from) {
    int end = from;
    if (from < text.length() && text.charAt(from) == '[') {
      int limit = Math.min(text.length(), from + MAX_LITERAL);
      int close = text.substring(from, limit).indexOf(']');
      return close < 0 ? from : from + close + 1;
    }
    while (end < text.length()
        && isDomainCharacter(text.charAt(end))
        && (end == from || text.charAt(end - 1) == '.' || isSameScript(text, end))) {
      end++;
    }
    while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    return end;
  }

  private static boolean isEncodedWord(String text, int start) {
    return text.startsWith("=?", start);
  }

  private static boolean isSameScript(String text, int at) {
    return !isLatin(text.charAt(at - 1)) || isLatin(text.charAt(at));
  }

  private static boolean isLatin(char c) {
    return c < LAST_LATIN;
  }

  private static boolean isAtom(char c) {
    return (c > 160 && Character.isLetterOrDigit(c))
        || isLetterOrDigit(c)
        || ATOM_MARKS.indexOf(c) >= 0;
  }

  private static boolean isDomainCharacter(char c) {
    return isLetterOrDigit(c)
        || c == '.'
        || c == '-'
        || c == '_'
        || (c > 160 && Character.isLetter(c));
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
