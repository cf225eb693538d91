package org.bounceback.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the body of a message as RTF, in the stored form. */
final class RtfWriter {
  private static final int COMPRESSED = 0x75465A4C;

  private RtfWriter() {}

  static byte[] write(OutlookSample sample) {
    String rtf =
        sample.text().isEmpty() && !sample.html().isEmpty()
            ? fromHtml(sample.html())
            : "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}\\pard "
                + escaped(sample.text()).replace("\n", "\\par\r\n")
                + "}";
    return compressed(rtf.getBytes(StandardCharsets.US_ASCII));
  }

  private static String fromHtml(String html) {
    var out = new StringBuilder("{\\rtf1\\ansi\\ansicpg1252\\fromhtml1\\uc1 ");
    for (String piece : html.split("(?=<)|(?<=>)", -1)) {
      boolean isTag = piece.startsWith("<") && piece.endsWith(">");
      out.append(
          isTag
              ? "{\\*\\htmltag64 " + escaped(piece).replace("\n", "\\par ") + "}"
              : "\\htmlrtf {\\b \\htmlrtf0 " + escaped(piece) + "\\htmlrtf }\\htmlrtf0 ");
    }
    return out.append('}').toString();
  }

  private static String escaped(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '{' || c == '}') {
        out.append('\\').append(c);
      } else if (c < 128) {
        out.append(c);
      } else {
        out.append("\\u").append((int) (short) c).append('?');
      }
    }
    return out.toString();
  }

  /** Writes only literals, which every reader must accept, and the final reference. */
  private static byte[] compressed(byte[] rtf) {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i <= rtf.length; i += 8) {
      int literals = Math.min(8, rtf.length - i);
      body.write(literals < 8 ? 1 << literals : 0);
      body.write(rtf, i, literals);
      if (literals < 8) {
        int end = (207 + rtf.length) % 4096;
        body.write(end >> 4);
        body.write((end & 0xf) << 4);
      }
    }
    ByteBuffer value = ByteBuffer.allocate(16 + body.size()).order(ByteOrder.LITTLE_ENDIAN);
    value.putInt(body.size() + 12).putInt(rtf.length).putInt(COMPRESSED).putInt(0);
    return value.put(body.toByteArray()).array();
  }
}
