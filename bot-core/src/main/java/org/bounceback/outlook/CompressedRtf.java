package org.bounceback.outlook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decompresses the RTF of a message ([MS-OXRTFCP]), at most 4 MiB of it. */
final class CompressedRtf {
  private static final int HEADER_BYTES = 16;
  private static final int UNCOMPRESSED = 0x414C454D;
  private static final int MAX = 4 * 1024 * 1024;
  private static final int WINDOW = 4096;

  /** The initial content of the window, so that common text need not be stored. */
  private static final byte[] INITIAL_WINDOW =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
              + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
              + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u"
              + "\\tab\\tx")
          .getBytes(StandardCharsets.US_ASCII);

  private CompressedRtf() {}

  /** Returns the RTF in an 8-bit encoding; a damaged value is decompressed as far as possible. */
  static byte[] unpack(byte[] value) {
    if (value.length < HEADER_BYTES) {
      return new byte[0];
    }
    ByteBuffer in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    boolean isPlain = in.getInt(8) == UNCOMPRESSED;
    in.position(HEADER_BYTES);
    return isPlain
        ? Arrays.copyOfRange(value, HEADER_BYTES, Math.min(value.length, HEADER_BYTES + MAX))
        : unpack(in);
  }

  /**
   * Decompresses the data. Each byte of flags precedes eight items: a literal byte, or an offset in
   * the window and a length.
   */
  private static byte[] unpack(ByteBuffer in) {
    var out = new ByteArrayOutputStream();
    byte[] window = Arrays.copyOf(INITIAL_WINDOW, WINDOW);
    int at = INITIAL_WINDOW.length;
    while (in.hasRemaining() && out.size() < MAX) {
      int flags = in.get();
      for (int bit = 0; bit < 8; bit++) {
        boolean isReference = ((flags >> bit) & 1) == 1;
        if (in.remaining() < (isReference ? 2 : 1)) {
          return out.toByteArray();
        }
        int from = at;
        int length = 1;
        if (isReference) {
          int reference = in.order(ByteOrder.BIG_ENDIAN).getShort() & 0xffff;
          from = reference >> 4;
          length = (reference & 0xf) + 2;
          if (from == at) {
            return out.toByteArray();
          }
        } else {
          window[at] = in.get();
        }
        for (int i = 0; i < length; i++) {
          byte next = window[(from + i) % WINDOW];
          out.write(next);
          window[at] = next;
          at = (at + 1) % WINDOW;
        }
      }
    }
    return out.toByteArray();
  }
}
