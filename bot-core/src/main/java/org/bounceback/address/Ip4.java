package org.bounceback.address;

/**
 * An IPv4 address.
 *
 * @param value the four bytes in network order
 */
public record Ip4(int value) implements Ip {

  @Override
  public byte[] bytes() {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }

  @Override
  public String reversed() {
    return octet(0) + "." + octet(8) + "." + octet(16) + "." + octet(24);
  }

  @Override
  public String toString() {
    return octet(24) + "." + octet(16) + "." + octet(8) + "." + octet(0);
  }

  private int octet(int shift) {
    return value >>> shift & 0xff;
  }
}
