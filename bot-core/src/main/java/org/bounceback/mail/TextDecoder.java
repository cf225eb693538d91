package org.bounceback.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes bytes with any declared charset: the declared one if the JDK supports it, otherwise UTF-8
 * if the bytes are valid UTF-8, otherwise Windows-1252, which accepts everything.
 */
final class TextDecoder {
  private static final int MAX_NAME = 40;
  private static final byte ESCAPE = 0x1b;

  private TextDecoder() {}

  static String decode(byte[] bytes, Optional<String> declared) {
    String name = declared.map(TextDecoder::plainName).orElse("");
    if (name.equals("utf-7") || name.equals("unicode-1-1-utf-7")) {
      return Utf7.decode(bytes);
    }
    if (isUndeclared(name)) {
      return decodeUndeclared(bytes);
    }
    return find(name)
        .map(charset -> new String(bytes, charset))
        .orElseGet(() -> decodeUndeclared(bytes));
  }

  /** Decodes bytes without a declared charset. */
  static String decodeUndeclared(byte[] bytes) {
    boolean ascii = true;
    for (byte b : bytes) {
      if (b == ESCAPE) {
        return new String(bytes, jisOrLatin(bytes));
      }
      ascii &= b >= 0;
    }
    if (ascii) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, windows1252());
    }
  }

  /** Returns whether the declared charset is none or ASCII, which is often wrong. */
  private static boolean isUndeclared(String name) {
    return name.isEmpty() || name.equals("us-ascii") || name.equals("ascii");
  }

  /**
   * Detects ISO-2022-JP, which some servers do not declare; {@code ESC $} starts its Japanese
   * characters (RFC 1468).
   */
  private static Charset jisOrLatin(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == ESCAPE && bytes[i + 1] == '$') {
        return find("iso-2022-jp").orElse(StandardCharsets.ISO_8859_1);
      }
    }
    return windows1252();
  }

  private static Charset windows1252() {
    return find("windows-1252").orElse(StandardCharsets.ISO_8859_1);
  }

  private static Optional<Charset> find(String name) {
    try {
      return name.length() > MAX_NAME ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static String plainName(String declared) {
    return declared.strip().toLowerCase(Locale.ROOT);
  }
}
