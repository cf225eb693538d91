package org.bounceback.ocr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The supported picture and PDF formats, recognized by their first bytes. */
public enum PictureKind {
  PNG("\u0089PNG\r\n"),
  JPEG("\u00ff\u00d8\u00ff"),
  GIF("GIF8"),
  /** The four bytes after RIFF are the length. */
  WEBP("RIFF"),
  PDF("%PDF-");

  private static final String WEBP_MARK = "WEBP";
  private static final int WEBP_MARK_AT = 8;

  private final String beginning;

  PictureKind(String beginning) {
    this.beginning = beginning;
  }

  /** Returns the format of the file; empty if it is not supported. */
  public static Optional<PictureKind> of(byte[] file) {
    return Arrays.stream(values())
        .filter(kind -> holds(file, 0, kind.beginning))
        .filter(kind -> kind != WEBP || holds(file, WEBP_MARK_AT, WEBP_MARK))
        .findFirst();
  }

  private static boolean holds(byte[] file, int at, String expected) {
    return file.length >= at + expected.length()
        && new String(file, at, expected.length(), StandardCharsets.ISO_8859_1).equals(expected);
  }
}
