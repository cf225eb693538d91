package org.bounceback.address;

import java.nio.ByteBuffer;

/**
 * An IPv6 address that is not an IPv4-mapped one.
 *
 * @param high the first eight bytes in network order
 * @param low the last eight
 */
public record Ip6(long high, long low) implements Ip {

  @Override
  public byte[] bytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  @Override
  public String reversed() {
    var labels = new StringBuilder(63);
    for (int nibble = 31; nibble >= 0; nibble--) {
      long half = nibble < 16 ? high : low;
      labels.append(Character.forDigit((int) (half >>> (60 - nibble % 16 * 4)) & 0xf, 16));
      if (nibble > 0) {
        labels.append('.');
      }
    }
    return labels.toString();
  }

  /** The canonical text of RFC 5952. */
  @Override
  public String toString() {
    int runStart = -1;
    int runLength = 1;
    for (int at = 0; at < 8; at++) {
      int length = zerosFrom(at);
      if (length > runLength) {
        runStart = at;
        runLength = length;
      }
    }
    var text = new StringBuilder();
    for (int at = 0; at < 8; at++) {
      if (at == runStart) {
        text.append("::");
        at += runLength - 1;
      } else {
        if (at > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(at)));
      }
    }
    return text.toString();
  }

  private int zerosFrom(int start) {
    int at = start;
    while (at < 8 && group(at) == 0) {
      at++;
    }
    return at - start;
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - index % 4 * 16)) & 0xffff;
  }
}
