package org.bounceback.data;

import java.text.Normalizer;

/**
 * Makes text from mails, servers and people safe to show: nothing in it can hide, reverse or move
 * what stands around it. What a platform takes for markup is its adapter's to escape, after this.
 */
public final class UntrustedText {
  private static final int REPLACEMENT = 0xFFFD;

  private UntrustedText() {}

  /**
   * The text in NFC, without control characters other than line feeds and tabs, without characters
   * that set the direction of writing or have no width; half a surrogate pair becomes U+FFFD.
   */
  public static String clean(String text) {
    var cleaned = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(c -> isSurrogate(c) ? REPLACEMENT : c)
        .filter(UntrustedText::isVisible)
        .forEach(cleaned::appendCodePoint);
    return Normalizer.normalize(cleaned, Normalizer.Form.NFC);
  }

  /** At most that many characters of it, an ellipsis last if it was longer; pairs stay whole. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /**
   * Whether a terminal or a reader of lines acts on a character: the controls, line feeds among
   * them, the separators U+2028 and U+2029, and what turns the direction of writing (Unicode
   * Standard Annex 9, section 2).
   */
  public static boolean isSteering(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isVisible(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
    boolean withoutWidth = (c >= 0x200B && c <= 0x200F) || c == 0xFEFF;
    return !control && !direction && !withoutWidth;
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
