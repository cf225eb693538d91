package org.bounceback.address;

import java.util.Arrays;
import java.util.Optional;

/**
 * A network: all addresses whose first {@code prefix} bits are those of {@code network} (RFC 4632).
 *
 * @param network its first address; bits after the prefix are zero
 * @param prefix the number of fixed bits: 0 to 32, or 0 to 128
 */
public record Cidr(Ip network, int prefix) {

  /**
   * Creates the network that contains an address.
   *
   * @throws IllegalArgumentException if the address has fewer bits than the prefix
   */
  public Cidr {
    if (prefix < 0 || prefix > network.bits()) {
      throw new IllegalArgumentException(network + " has no /" + prefix);
    }
    network = Ip.of(firstBits(network, prefix));
  }

  /**
   * Parses {@code 203.0.113.0/24}; an address without a prefix is a network of one address. A
   * network of IPv4-mapped addresses is rejected, because its prefix is ambiguous.
   */
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Ip.parse(text).map(Cidr::of);
    }
    String digits = text.substring(slash + 1).strip();
    if (!digits.matches("0|[1-9][0-9]{0,2}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(digits);
    String address = text.substring(0, slash);
    boolean writtenAsIp4 = address.indexOf(':') < 0;
    return Ip.parse(address)
        .filter(network -> prefix <= network.bits() && network.isIp4() == writtenAsIp4)
        .map(network -> new Cidr(network, prefix));
  }

  /** Returns the network that contains only {@code address}. */
  public static Cidr of(Ip address) {
    return new Cidr(address, address.bits());
  }

  /** Returns whether the network contains {@code address}; never true for the other family. */
  public boolean contains(Ip address) {
    return address.bits() == network.bits()
        && Arrays.equals(firstBits(address, prefix), network.bytes());
  }

  /** Returns the shortest text: a network of one address is written as that address. */
  public String toShortString() {
    return prefix == network.bits() ? network.toString() : toString();
  }

  @Override
  public String toString() {
    return network + "/" + prefix;
  }

  private static byte[] firstBits(Ip address, int prefix) {
    byte[] bytes = address.bytes();
    for (int i = 0; i < bytes.length; i++) {
      int fixed = Math.max(0, Math.min(8, prefix - 8 * i));
      bytes[i] &= (byte) (0xff00 >>> fixed);
    }
    return bytes;
  }
}
