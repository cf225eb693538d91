package org.bounceback.authentication;

import java.nio.charset.StandardCharsets;

/** Percent-encodes text for URLs: all but the unreserved characters (RFC 3986 section 2). */
final class UrlEscapes {
  private static final String UNRESERVED_MARKS = "-._~";

  private UrlEscapes() {}

  static String of(String text) {
    var escaped = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        escaped.append((char) octet);
      } else {
        escaped.append("%%%02X".formatted(octet & 0xff));
      }
    }
    return escaped.toString();
  }

  private static boolean isUnreserved(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || UNRESERVED_MARKS.indexOf(octet) >= 0;
  }
}
