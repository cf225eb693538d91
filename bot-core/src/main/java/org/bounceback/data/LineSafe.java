package org.bounceback.data;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes additional characters in JSON (RFC 8259 section 7) that affect a terminal or line-based
 * reader: the control characters from U+007F to U+009F, the separators U+2028 and U+2029, and
 * bidirectional control characters (Unicode Standard Annex 9, section 2).
 */
final class LineSafe extends CharacterEscapes {
  private static final long serialVersionUID = 1;
  private static final char DELETE = 0x7f;

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
    return UntrustedText.isControl(c) ? new SerializedString("\\u%04x".formatted(c)) : null;
  }
}
