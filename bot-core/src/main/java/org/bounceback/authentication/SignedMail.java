package org.bounceback.authentication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A message in the form that is signed: its unmodified fields in order, and the octets of its body,
 * with CRLF line ends.
 */
final class SignedMail {
  private static final int MAX_FIELDS = 1_000;

  private final List<String> fields;
  private final byte[] body;

  private SignedMail(List<String> fields, byte[] body) {
    this.fields = List.copyOf(fields);
    this.body = body;
  }

  /** Splits a message; bare LF line ends, as in files, count as CRLF. */
  static SignedMail of(byte[] mail) {
    // Latin-1 maps every octet to one character, so converting back loses nothing.
    String text = new String(wireForm(mail), StandardCharsets.ISO_8859_1);
    int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n");
    String header = end < 0 ? text : text.substring(0, end);
    String body = end < 0 ? "" : text.substring(end + (end == 0 ? 2 : 4));
    var fields = new ArrayList<String>();
    for (String line : header.split("\r\n", -1)) {
      boolean continues = line.startsWith(" ") || line.startsWith("\t");
      if (continues && !fields.isEmpty()) {
        fields.add(fields.remove(fields.size() - 1) + "\r\n" + line);
      } else if (line.indexOf(':') > 0 && fields.size() < MAX_FIELDS) {
        fields.add(line);
      }
    }
    return new SignedMail(fields, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns the fields with that name as written, folded, in order. */
  List<String> fields(String name) {
    return fields.stream().filter(field -> isNamed(field, name)).toList();
  }

  byte[] body() {
    return body.clone();
  }

  /**
   * Returns the fields that a signature covers: each name selects the lowest field that is not yet
   * selected, and none if all are (RFC 6376 section 5.4.2).
   */
  List<String> covered(List<String> names) {
    Map<String, List<String>> left = new HashMap<>();
    var covered = new ArrayList<String>();
    for (String name : names) {
      List<String> candidates =
          left.computeIfAbsent(name, fieldName -> new ArrayList<>(fields(fieldName)));
      if (!candidates.isEmpty()) {
        covered.add(candidates.remove(candidates.size() - 1));
      }
    }
    return covered;
  }

  private static boolean isNamed(String field, String name) {
    return field
        .substring(0, field.indexOf(':'))
        .strip()
        .toLowerCase(Locale.ROOT)
        .equals(name.toLowerCase(Locale.ROOT));
  }

  private static byte[] wireForm(byte[] mail) {
    var out = new ByteArrayOutputStream(mail.length + mail.length / 32);
    for (int i = 0; i < mail.length; i++) {
      if (mail[i] == '\n' && (i == 0 || mail[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(mail[i]);
    }
    return out.toByteArray();
  }
}
