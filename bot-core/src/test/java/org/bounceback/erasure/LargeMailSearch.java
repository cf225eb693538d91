package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.address.MailAddress;

/** Searches one of the mails that need the most memory, in a separate process with a small heap. */
final class LargeMailSearch {
  private static final int MAX = 20 << 20;
  private static final String ADDRESS = "maria@shop.example";

  private LargeMailSearch() {}

  /** Prints for each kind that is named whether the address at the end of such a mail was found. */
  public static void main(String[] kinds) throws IOException {
    var search = new AddressSearch(MailAddress.parse(ADDRESS).orElseThrow());
    for (String kind : kinds) {
      System.out.println(kind + " " + new MailSearch(search).isIn(mail(kind)));
    }
  }

  private static byte[] mail(String kind) throws IOException {
    return switch (kind) {
      case "percent" -> filled("x%41 ", ADDRESS, MAX);
      case "wide" -> filled("\u8bf7\u8054\u7cfb ", ADDRESS, MAX);
      case "base64" -> base64(filled("\u8bf7\u8054\u7cfb ", ADDRESS, MAX / 4 * 3 - 99));
      case "nested" -> zip(zip(filled("\u8bf7\u8054\u7cfb ", ADDRESS, 31 << 20)));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static byte[] base64(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream(MAX);
    out.write("Subject: x\n\nFrom y\n\n".getBytes(UTF_8));
    out.write(Base64.getEncoder().encode(content));
    return out.toByteArray();
  }

  private static byte[] filled(String filler, String last, int length) {
    byte[] unit = filler.getBytes(UTF_8);
    byte[] end = (" " + last).getBytes(UTF_8);
    var out = new ByteArrayOutputStream(length);
    out.writeBytes("Subject: x\n\n".getBytes(UTF_8));
    while (out.size() + unit.length + end.length <= length) {
      out.writeBytes(unit);
    }
    out.writeBytes(end);
    return out.toByteArray();
  }

  private static byte[] zip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.bin"));
      zip.write(content);
    }
    return out.toByteArray();
  }
}
