package org.bounceback.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Packs a message as Outlook sends it to recipients that it assumes to use Outlook. */
public final class TnefFileWriter {
  private static final int LEVEL_MESSAGE = 1;
  private static final int LEVEL_ATTACHMENT = 2;

  private TnefFileWriter() {}

  /** Returns the content of a {@code winmail.dat}. */
  public static byte[] write(OutlookSample sample) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(number(0x223E9F78, 4));
    out.writeBytes(number(1, 2));
    attribute(out, LEVEL_MESSAGE, 0x0006, 0x9007, number(CodePages.WESTERN, 8));
    if (!sample.html().isEmpty()) {
      attribute(out, LEVEL_MESSAGE, 0x0002, 0x800C, eightBits(sample.text()));
    }
    attribute(out, LEVEL_MESSAGE, 0x0006, 0x9003, messageProperties(sample));
    for (OutlookSample.Attached attached : sample.attachments()) {
      attribute(out, LEVEL_ATTACHMENT, 0x0006, 0x9002, new byte[14]);
      attribute(out, LEVEL_ATTACHMENT, 0x0001, 0x8010, ascii(attached.name() + "\0"));
      if (attached.mail().isEmpty()) {
        attribute(
            out,
            LEVEL_ATTACHMENT,
            0x0006,
            0x800F,
            attached.content().getBytes(StandardCharsets.ISO_8859_1));
      }
      attribute(out, LEVEL_ATTACHMENT, 0x0006, 0x9005, attachmentProperties(attached));
    }
    return out.toByteArray();
  }

  /** Returns a message with the sample's header whose content only Outlook can read. */
  public static byte[] writeMail(OutlookSample sample) {
    String header =
        sample
            .header()
            .replaceAll("(?im)^(content-|mime-version:)[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*", "");
    return ascii(
        header
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"=_tnef\"\r\n\r\n"
            + "--=_tnef\r\nContent-Type: text/plain\r\n\r\n \r\n"
            + "--=_tnef\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder()
                .encodeToString(
                    write(
                        new OutlookSample("", sample.text(), sample.html(), sample.attachments())))
            + "\r\n--=_tnef--\r\n");
  }

  private static byte[] messageProperties(OutlookSample sample) {
    var out = new ByteArrayOutputStream();
    int count = 1;
    variable(out, MapiType.STRING, Tag.TRANSPORT_HEADERS, wide(sample.header()));
    if (!sample.html().isEmpty()) {
      variable(out, MapiType.BINARY, Tag.HTML, sample.html().getBytes(StandardCharsets.UTF_8));
      count++;
    }
    if (sample.html().isEmpty()) {
      variable(out, MapiType.BINARY, Tag.RTF_COMPRESSED, RtfWriter.write(sample));
      count++;
    }
    return counted(count, out);
  }

  private static byte[] attachmentProperties(OutlookSample.Attached attached) {
    var out = new ByteArrayOutputStream();
    variable(out, MapiType.STRING_8, Tag.ATTACH_MIME_TAG, ascii(attached.type() + "\0"));
    if (attached.mail().isEmpty()) {
      return counted(1, out);
    }
    var object = new ByteArrayOutputStream();
    object.writeBytes(new byte[16]);
    object.writeBytes(write(attached.mail().get()));
    variable(out, MapiType.OBJECT, Tag.ATTACH_DATA, object.toByteArray());
    return counted(2, out);
  }

  private static byte[] counted(int count, ByteArrayOutputStream properties) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(number(count, 4));
    out.writeBytes(properties.toByteArray());
    return out.toByteArray();
  }

  private static void variable(ByteArrayOutputStream out, int type, Tag tag, byte[] value) {
    out.writeBytes(number(type, 2));
    out.writeBytes(number(tag.id, 2));
    out.writeBytes(number(1, 4));
    out.writeBytes(number(value.length, 4));
    out.writeBytes(value);
    out.writeBytes(new byte[(4 - value.length % 4) % 4]);
  }

  private static void attribute(
      ByteArrayOutputStream out, int level, int type, int id, byte[] value) {
    out.write(level);
    out.writeBytes(number(id, 2));
    out.writeBytes(number(type, 2));
    out.writeBytes(number(value.length, 4));
    out.writeBytes(value);
    int sum = 0;
    for (byte octet : value) {
      sum += octet & 0xff;
    }
    out.writeBytes(number(sum & 0xffff, 2));
  }

  private static byte[] number(int value, int bytes) {
    var buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    return java.util.Arrays.copyOf(buffer.array(), bytes);
  }

  private static byte[] wide(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] eightBits(String text) {
    return text.getBytes(Charset.forName("windows-1252"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
