package org.bounceback.data;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes in JSON, beside what must be escaped (RFC 8259 section 7), what a terminal or a reader of
 * lines acts on: the controls from U+007F to U+009F, the separators U+2028 and U+2029, and what
 * turns the direction of writing (Unicode Standard Annex 9, section 2).
 */
final class LineSafe extends CharacterEscapes {
  private static final long serialVersionUID = 1;
  private static final char DELETE = 0x7f;
  private static final char LAST_CONTROL = 0x9f;

  private final int[] ascii = standardAsciiEscapesForJSON();

  LineSafe() {
    ascii[DELETE] = ESCAPE_CUSTOM;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    boolean acts = (c >= DELETE && c <= LAST_CONTROL) || c == 0x2028 || c == 0x2029;
    return acts || turnsDirection(c) ? new SerializedString("\\u%04x".formatted(c)) : null;
  }

  private static boolean turnsDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
