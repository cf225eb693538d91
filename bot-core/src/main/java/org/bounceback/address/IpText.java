package org.bounceback.address;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Parses the text of addresses (RFC 4291 section 2.2, RFC 5321 section 4.1.3). */
final class IpText {
  private static final int GROUPS = 8;
  private static final String TAG = "IPv6:";

  private IpText() {}

  static String withoutBrackets(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  static String withoutTag(String text) {
    return text.regionMatches(true, 0, TAG, 0, TAG.length()) ? text.substring(TAG.length()) : text;
  }

  static Optional<Ip> readIp4(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return Optional.empty();
    }
    int value = 0;
    for (String octet : octets) {
      if (!isDecimalOctet(octet)) {
        return Optional.empty();
      }
      value = value << 8 | Integer.parseInt(octet);
    }
    return Optional.of(new Ip4(value));
  }

  static Optional<Ip> readIp6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return readGroups(text).filter(bytes -> bytes.length == 2 * GROUPS).map(Ip::of);
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String before = text.substring(0, gap);
    Optional<byte[]> head = before.indexOf('.') < 0 ? readGroups(before) : Optional.empty();
    Optional<byte[]> tail = readGroups(text.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int length = head.get().length + tail.get().length;
    if (length > 2 * (GROUPS - 1)) {
      return Optional.empty();
    }
    var bytes = new byte[2 * GROUPS];
    System.arraycopy(head.get(), 0, bytes, 0, head.get().length);
    System.arraycopy(tail.get(), 0, bytes, bytes.length - tail.get().length, tail.get().length);
    return Optional.of(Ip.of(bytes));
  }

  static boolean isMapped(byte[] bytes) {
    return toLong(bytes, 0) == 0 && toInt(bytes, 8) == 0xffff;
  }

  static int toInt(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes).getInt(from);
  }

  static long toLong(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes).getLong(from);
  }

  private static Optional<byte[]> readGroups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] groups = text.split(":", -1);
    if (groups.length > GROUPS) {
      return Optional.empty();
    }
    var bytes = ByteBuffer.allocate(2 * GROUPS + 2);
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        Optional<Ip> last = readIp4(groups[i]);
        if (last.isEmpty()) {
          return Optional.empty();
        }
        bytes.put(last.get().bytes());
      } else if (isHexGroup(groups[i])) {
        bytes.putShort((short) Integer.parseInt(groups[i], 16));
      } else {
        return Optional.empty();
      }
    }
    var written = new byte[bytes.position()];
    bytes.flip().get(written);
    return written.length > 2 * GROUPS ? Optional.empty() : Optional.of(written);
  }

  private static boolean isDecimalOctet(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 3;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits && (text.length() == 1 || text.charAt(0) != '0') && Integer.parseInt(text) < 256;
  }

  private static boolean isHexGroup(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 4;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) < 128 && Character.digit(text.charAt(i), 16) >= 0;
    }
    return digits;
  }
}
