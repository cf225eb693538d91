package org.bounceback.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bounceback.data.Matches;

/** Decodes the encoded parts of a value, if the result is text. */
final class Encodings {
  /** An escaped character in a URL (RFC 3986) or in quoted-printable (RFC 2045). */
  private static final Pattern ESCAPED = Pattern.compile("[=%]([2-7][0-9A-Fa-f])");

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final int GROUP = 4;

  private Encodings() {}

  /** Returns the decoded texts; empty if nothing is encoded. */
  static List<String> decode(String value) {
    var readings = new ArrayList<String>();
    String once = unescaped(value);
    if (!once.equals(value)) {
      readings.add(once);
      readings.add(unescaped(once));
    }
    Matcher token = BASE64.matcher(value);
    while (token.find()) {
      String text = token.group().replace('-', '+').replace('_', '/');
      for (int from = 0; from < GROUP; from++) {
        String whole = text.substring(from, from + (text.length() - from) / GROUP * GROUP);
        String decoded = new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
        if (decoded.chars().noneMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
          readings.add(decoded);
        }
      }
    }
    return readings;
  }

  private static String unescaped(String value) {
    return Matches.of(ESCAPED, value)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
