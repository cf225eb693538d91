package org.bounceback.bounce.text;

import com.google.re2j.Pattern;
import org.bounceback.data.Matches;

/**
 * Decodes addresses in the encodings for ASCII-only channels: {@code b\x{FC}ro@example.com} (RFC
 * 6533 section 3) and {@code bob+2Bnews@example.com} (xtext, RFC 3461 section 4).
 */
public final class EncodedAddress {
  private static final Pattern UNICODE =
      Pattern.compile("\\\\x\\{(10[0-9A-Fa-f]{4}|[0-9A-Fa-f]{1,5})}");

  /**
   * Only these two printable characters need the encoding; other sequences belong to an ordinary
   * address.
   */
  private static final Pattern XTEXT = Pattern.compile("\\+(2B|3D)");

  private EncodedAddress() {}

  /** Returns the decoded address; unchanged if it is not encoded. */
  public static String decode(String address) {
    String plain = address;
    if (address.contains("\\x{")) {
      plain =
          Matches.of(UNICODE, address)
              .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }
    return plain.indexOf('+') < 0
        ? plain
        : Matches.of(XTEXT, plain).replaceAll(code -> code.group(1).equals("2B") ? "+" : "=");
  }
}
