package org.bounceback.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.UUDecoderStream;

/** The transfer encoding of a part (RFC 2045 section 6). */
enum TransferEncoding {
  IDENTITY,
  BASE64,
  QUOTED_PRINTABLE,
  UUENCODE;

  /** Parses a Content-Transfer-Encoding field; an unknown name means no encoding. */
  static TransferEncoding parse(String field) {
    return switch (field.strip().toLowerCase(Locale.ROOT)) {
      case "base64" -> BASE64;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      case "uuencode", "x-uuencode", "x-uue" -> UUENCODE;
      default -> IDENTITY;
    };
  }

  /** Decodes the bytes of a range; the result ends early if the data is invalid. */
  byte[] decode(byte[] bytes, int from, int to, int max) {
    if (this == IDENTITY) {
      return Arrays.copyOfRange(bytes, from, Math.min(to, from + max));
    }
    if (this == QUOTED_PRINTABLE) {
      return QuotedPrintable.decode(bytes, from, to, max);
    }
    var raw = new ByteArrayInputStream(bytes, from, to - from);
    var decoded = new byte[Math.min(max, to - from)];
    int length = 0;
    try (InputStream decoder = decoder(raw)) {
      int count = 0;
      while (count >= 0 && length < decoded.length) {
        length += count;
        count = decoder.read(decoded, length, decoded.length - length);
      }
    } catch (IOException invalid) {
      return Arrays.copyOf(decoded, length);
    }
    return Arrays.copyOf(decoded, length);
  }

  private InputStream decoder(InputStream raw) {
    return switch (this) {
      case IDENTITY, QUOTED_PRINTABLE -> raw;
      case BASE64 -> new BASE64DecoderStream(raw, true);
      case UUENCODE -> new UUDecoderStream(raw, true, true);
    };
  }
}
