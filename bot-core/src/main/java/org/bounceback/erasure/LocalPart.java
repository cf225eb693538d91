package org.bounceback.erasure;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Locale;
import org.bounceback.data.Matches;

/**
 * Finds the start of the local part of an address in text. Many characters that programs use as
 * delimiters may also be part of an address; this class distinguishes the two uses.
 */
final class LocalPart {
  private static final int MAX = 320;

  /** The first character after Latin Extended-B. Greek, Cyrillic, Han and Kana come after it. */
  private static final char LAST_LATIN = 0x250;

  private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~.";

  /** These end a word in front of an address, as in {@code mailfrom=} and {@code ?to=}. */
  private static final String DELIMITERS = "|/?&=`{}";

  /** Quotes and bullets in front of an address. They do not count if a word precedes them. */
  private static final Pattern MARKS_ALONE = Pattern.compile("['*!#$%^~.-]+");

  /** The start of an RFC 2231 value. */
  private static final Pattern CHARSET = Pattern.compile(".*'[A-Za-z-]{0,40}'");

  /** The name of an archive before the name of a file in it. */
  private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(?:zip|gz|tgz)!");

  /** The start of an address that was rewritten by SRS. */
  private static final Pattern REWRITTEN = Pattern.compile("(?i)(?:.*=)?srs[01][-+=].*");

  /** The start of an address that was tagged by BATV. */
  private static final Pattern TAGGED = Pattern.compile("(?i)prvs=[0-9a-z]{1,20}=");

  private static final Pattern XTEXT = Pattern.compile("\\+([0-9A-F]{2})");

  private LocalPart() {}

  /** Normalizes a local part, so that two spellings of it are equal. */
  static String key(String local) {
    return Normalizer.normalize(local, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the start of {@code local} if it is the complete local part before the {@code @} at
   * {@code at}, or -1 if there is another address.
   *
   * @param end where the address ends
   */
  static int start(String text, int at, int end, String local) {
    if (at > 0 && text.charAt(at - 1) == '"') {
      return quotedStart(text, at, local);
    }
    int run = at;
    while (run > 0 && at - run < MAX && isAtom(text.charAt(run - 1))) {
      run--;
    }
    for (int start = run; start < at; start++) {
      if (isLocal(text.substring(start, at), local) && isBoundary(text, run, start, end)) {
        return start;
      }
    }
    return -1;
  }

  static boolean isLatin(char c) {
    return c < LAST_LATIN;
  }

  /**
   * Returns whether {@code c} can be part of a word. A character that could not be decoded counts
   * as a letter, so that it is not a boundary.
   */
  static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || c == '\uFFFD'
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isAtom(char c) {
    return isWordCharacter(c) || ATOM_MARKS.indexOf(c) >= 0;
  }

  private static boolean isLocal(String written, String local) {
    if (written.length() < local.length()) {
      return key(written).equals(local);
    }
    return key(written).equals(local)
        || (written.indexOf('+') >= 0 && key(decodedXtext(written)).equals(local));
  }

  /** Decodes xtext, see RFC 3461 section 4. */
  private static String decodedXtext(String written) {
    return Matches.of(XTEXT, written)
        .replaceAll(code -> Character.toString((char) Integer.parseInt(code.group(1), 16)));
  }

  private static int quotedStart(String text, int at, String local) {
    var content = new StringBuilder();
    for (int i = at - 2; i >= 0 && at - i < MAX; i--) {
      char c = text.charAt(i);
      boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
      if (c == '"' && !escaped) {
        return key(content.reverse().toString()).equals(local) ? i : -1;
      }
      content.append(c);
      i = escaped ? i - 1 : i;
    }
    return -1;
  }

  private static boolean isBoundary(String text, int run, int start, int end) {
    String before = text.substring(run, start);
    if (before.isEmpty()) {
      return !(text.charAt(start) == '.' && run > 0 && text.charAt(run - 1) == '"');
    }
    if (run > 0 && text.charAt(run - 1) == '<' && end < text.length() && text.charAt(end) == '>') {
      return TAGGED.matcher(before).matches();
    }
    char last = before.charAt(before.length() - 1);
    if (DELIMITERS.indexOf(last) >= 0) {
      return !REWRITTEN.matcher(before).matches();
    }
    return MARKS_ALONE.matcher(before).matches()
        || CHARSET.matcher(before).matches()
        || ARCHIVE.matcher(before).matches()
        || (before.equals("_") && end < text.length() && text.charAt(end) == '_')
        || (!isLatin(last) && isLatin(text.charAt(start)) && last != '\uFFFD');
  }
}
