package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.address.MailAddress;
import org.bounceback.outlook.OutlookSample;
import org.bounceback.outlook.TnefFileWriter;
import org.junit.jupiter.api.Test;

/** Tests that an address is found anywhere in a stored mail, and that a longer one is not. */
class MailSearchTest {
  private static final String MARIA = "maria@bücher.example";
  private static final String MAIL =
      "From: x@y.example\r\nSubject: s\r\n\r\nWrite to %s, please\r\n";

  @Test
  void findsAddressInMail() {
    assertFound(MAIL.formatted(MARIA).getBytes(UTF_8));
    assertFound(MAIL.formatted("maria@xn--bcher-kva.example").getBytes(UTF_8));
    assertNotFound(MAIL.formatted("anna-" + MARIA).getBytes(UTF_8));
  }

  @Test
  void findsAddressAcrossSoftLineBreaksOnly() {
    String quoted = "From: x@y.example\nContent-Transfer-Encoding: quoted-printable\n\n%s\n";

    assertFound(quoted.formatted("an mari=\na=40xn--bcher-kva.exam=\nple").getBytes(UTF_8));
    assertNotFound(quoted.formatted("an anna-=\nmaria=40xn--bcher-kva.example").getBytes(UTF_8));
  }

  @Test
  void findsAddressInEncodedHeaderAndFileName() {
    assertFound("Subject: =?utf-8?Q?An_maria=40b=C3=BCcher.example?=\n\nx".getBytes(UTF_8));
    assertFound(
        ("From: x@y.example\nContent-Disposition: attachment; filename*0*=UTF-8''mar;\n"
                + " filename*1*=ia%40xn--bcher-kva.example\n\nx")
            .getBytes(UTF_8));
  }

  @Test
  void findsAddressInAttachedArchives() throws IOException {
    byte[] inner = MAIL.formatted(MARIA).getBytes(UTF_8);
    for (byte[] file :
        new byte[][] {zip("a.eml", inner), gzip(inner), zip("b.zip", zip("a.gz", gzip(inner)))}) {
      assertFound(file);
      assertFound(attached(file));
    }
    assertFound(zip(MARIA + ".eml", new byte[] {1}));
    assertNotFound(attached(zip("a.eml", MAIL.formatted("anna." + MARIA).getBytes(UTF_8))));
  }

  @Test
  void findsAddressInOutlookFiles() {
    byte[] mail = MAIL.formatted("maria@shop.example").getBytes(UTF_8);
    byte[] tnef = TnefFileWriter.write(OutlookSample.of(mail));
    var search = new AddressSearch(MailAddress.parse("maria@shop.example").orElseThrow());

    assertTrue(new MailSearch(search).isIn(tnef));
    assertTrue(new MailSearch(search).isIn(attached(tnef)));
  }

  @Test
  void findsAddressInMboxAndUtf16Text() {
    String encoded =
        Base64.getMimeEncoder().encodeToString(("Hello ".repeat(40) + MARIA).getBytes(UTF_8));
    assertFound(
        ("From x\nSubject: 1\n\nx\n\nFrom y\nContent-Transfer-Encoding: base64\n\n"
                + encoded
                + "\n")
            .getBytes(UTF_8));
    assertFound(("\uFEFFAn " + MARIA + "\r\n").getBytes(UTF_16LE));
  }

  private static byte[] attached(byte[] file) {
    return ("From: x@y.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(file)
            + "\n--b--\n")
        .getBytes(UTF_8);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static void assertFound(byte[] file) {
    assertTrue(search().isIn(file), new String(file, UTF_8));
  }

  private static void assertNotFound(byte[] file) {
    assertFalse(search().isIn(file), new String(file, UTF_8));
  }

  private static MailSearch search() {
    return new MailSearch(new AddressSearch(MailAddress.parse(MARIA).orElseThrow()));
  }
}
