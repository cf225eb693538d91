package org.bounceback.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the delimiter of a multipart, also where the header does not give it. */
final class Boundaries {
  /** A declared boundary may have 70 characters (RFC 2046 section 5.1.1); some have more. */
  static final int MAX = 200;

  private static final int LINES_LOOKED_AT = 200;

  private Boundaries() {}

  /**
   * The boundary of a part whose content begins at {@code from}: the declared one if it occurs,
   * else the one seen in front of a part's header. Empty for what is no multipart. A mail whose
   * header was cut off says no type, so its lines decide.
   */
  static Optional<String> of(MediaType type, Header header, byte[] mail, int from) {
    boolean multipart = type.isOf("multipart");
    if (!multipart && header.first("Content-Type").isPresent()) {
      return Optional.empty();
    }
    return type.parameter("boundary")
        .map(String::stripTrailing)
        .filter(boundary -> multipart && !boundary.isEmpty() && boundary.length() <= MAX)
        .filter(boundary -> occurs("--" + boundary, mail, from))
        .or(() -> seen(mail, from));
  }

  private static Optional<String> seen(byte[] mail, int from) {
    var line = new LineCursor(mail, from);
    String candidate = "";
    for (int i = 0; i < LINES_LOOKED_AT && line.next(); i++) {
      if (!candidate.isEmpty() && line.startsWith("content-") && line.colon() > 0) {
        return Optional.of(candidate);
      }
      boolean delimiter = line.startsWith("--") && line.to() - line.from() > 3;
      candidate = delimiter ? line.latin1(MAX).substring(2) : "";
    }
    return Optional.empty();
  }

  private static boolean occurs(String ascii, byte[] mail, int from) {
    byte[] wanted = ascii.getBytes(StandardCharsets.ISO_8859_1);
    var line = new LineCursor(mail, from);
    while (line.next()) {
      if (line.to() - line.from() >= wanted.length && startsWith(mail, line.from(), wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] mail, int from, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (mail[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
