package org.bounceback.ocr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of file that show words without being text, told by how they begin. */
public enum PictureKind {
  PNG("\u0089PNG\r\n"),
  JPEG("\u00ff\u00d8\u00ff"),
  GIF("GIF8"),
  /** The four bytes after RIFF are its length. */
  WEBP("RIFF"),
  PDF("%PDF-");

  private static final String WEBP_MARK = "WEBP";
  private static final int WEBP_MARK_AT = 8;

  private final String beginning;

  PictureKind(String beginning) {
    this.beginning = beginning;
  }

  /** What {@code file} is; empty when it is none of these. */
  public static Optional<PictureKind> of(byte[] file) {
    return Arrays.stream(values())
        .filter(kind -> holds(file, 0, kind.beginning))
        .filter(kind -> kind != WEBP || holds(file, WEBP_MARK_AT, WEBP_MARK))
        .findFirst();
  }

  private static boolean holds(byte[] file, int at, String wanted) {
    return file.length >= at + wanted.length()
        && new String(file, at, wanted.length(), StandardCharsets.ISO_8859_1).equals(wanted);
  }
}
