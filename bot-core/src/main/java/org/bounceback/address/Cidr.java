package org.bounceback.address;

import java.util.Arrays;
import java.util.Optional;

/**
 * A network: all addresses whose first {@code prefix} bits are those of {@code network} (RFC 4632).
 *
 * @param network its first address; bits past the prefix are zero
 * @param prefix how many bits are fixed: 0 to 32, or 0 to 128
 */
public record Cidr(Ip network, int prefix) {

  /**
   * Takes any address of the network and keeps its first one.
   *
   * @throws IllegalArgumentException when the address has fewer bits than the prefix
   */
  public Cidr {
    if (prefix < 0 || prefix > network.bits()) {
      throw new IllegalArgumentException(network + " has no /" + prefix);
    }
    network = Ip.of(firstBits(network, prefix));
  }

  /**
   * Reads {@code 203.0.113.0/24}; an address alone is the network of that one address. A network of
   * IPv4-mapped addresses is refused, since its prefix could be meant either way.
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

  /** The network that holds {@code address} alone. */
  public static Cidr of(Ip address) {
    return new Cidr(address, address.bits());
  }

  /** Whether {@code address} is in this network; an address of the other family never is. */
  public boolean contains(Ip address) {
    return address.bits() == network.bits()
        && Arrays.equals(firstBits(address, prefix), network.bytes());
  }

  /** The network as people write it: one of a single address is that address. */
  public String shortest() {
    return prefix == network.bits() ? network.toString() : toString();
  }

  @Override
  public String toString() {
    return network + "/" + prefix;
  }

  private static byte[] firstBits(Ip address, int prefix) {
    byte[] bytes = address.bytes();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(8, prefix - 8 * i));
      bytes[i] &= (byte) (0xff00 >>> kept);
    }
    return bytes;
  }
}
