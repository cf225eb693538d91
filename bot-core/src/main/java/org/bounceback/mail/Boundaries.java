package org.bounceback.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the boundary of a multipart, even if the header does not declare it. */
final class Boundaries {
  /** A declared boundary may have 70 characters (RFC 2046 section 5.1.1); some are longer. */
  static final int MAX = 200;

  private static final int MAX_LINES = 200;

  private Boundaries() {}

  /**
   * Returns the boundary of a part whose content begins at {@code from}: the declared one if it
   * occurs, otherwise the one found before a part's header. Empty if it is not a multipart. If the
   * header was cut off, there is no declared type, so only the lines count.
   */
  static Optional<String> of(MediaType type, Header header, byte[] mail, int from) {
    boolean multipart = type.isFamily("multipart");
    if (!multipart && header.first("Content-Type").isPresent()) {
      return Optional.empty();
    }
    return type.parameter("boundary")
        .map(String::stripTrailing)
        .filter(boundary -> multipart && !boundary.isEmpty() && boundary.length() <= MAX)
        .filter(boundary -> occurs("--" + boundary, mail, from))
        .or(() -> detected(mail, from));
  }

  private static Optional<String> detected(byte[] mail, int from) {
    var line = new LineCursor(mail, from);
    String candidate = "";
    for (int i = 0; i < MAX_LINES && line.next(); i++) {
      if (!candidate.isEmpty() && line.startsWith("content-") && line.colon() > 0) {
        return Optional.of(candidate);
      }
      boolean delimiter = line.startsWith("--") && line.to() - line.from() > 3;
      candidate = delimiter ? line.latin1(MAX).substring(2) : "";
    }
    return Optional.empty();
  }

  private static boolean occurs(String ascii, byte[] mail, int from) {
    byte[] expected = ascii.getBytes(StandardCharsets.ISO_8859_1);
    var line = new LineCursor(mail, from);
    while (line.next()) {
      if (line.to() - line.from() >= expected.length && startsWith(mail, line.from(), expected)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] mail, int from, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (mail[from + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
