package org.bounceback.data;

import java.text.Normalizer;

/**
 * Makes text from e-mails, servers and users safe to display: it cannot hide, reverse or move the
 * text around it. Platform adapters escape markup afterward.
 */
public final class UntrustedText {
  private static final int REPLACEMENT = 0xFFFD;

  private UntrustedText() {}

  /**
   * Returns the text in NFC, without control characters other than line feeds and tabs,
   * bidirectional control characters and zero-width characters. An unpaired surrogate becomes
   * U+FFFD.
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

  /** Returns the {@linkplain #clean clean} text on one line, with single spaces. */
  public static String oneLine(String text) {
    return clean(text).replaceAll("\\s+", " ").strip();
  }

  /**
   * Truncates the text to that many characters, with an ellipsis as the last one; surrogate pairs
   * are not split.
   */
  public static String truncate(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /**
   * Returns whether a character affects a terminal or line-based reader: control characters
   * including line feeds, the separators U+2028 and U+2029, and bidirectional control characters
   * (Unicode Standard Annex 9, section 2).
   */
  public static boolean isControl(int c) {
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
