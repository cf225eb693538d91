package org.bounceback.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address.
 *
 * <p>Only the usual forms are accepted: dotted quads without leading zeros, and RFC 4291 text
 * without a zone id. {@code 127.1}, {@code 0177.0.0.1} and {@code 2130706433} are rejected, because
 * libraries interpret them differently. An IPv4-mapped IPv6 address is converted to IPv4.
 */
public sealed interface Ip permits Ip4, Ip6 {
  /** The number of bytes of an IPv4 address. */
  int IPV4_BYTES = 4;

  /** The first byte of the IPv4 addresses of the computer itself. */
  byte LOOPBACK_NETWORK = 127;

  /**
   * Parses an address, with or without brackets; an IPv6 address may have the tag {@code IPv6:}
   * (RFC 5321 section 4.1.3).
   */
  static Optional<Ip> parse(String text) {
    String bare = IpText.withoutBrackets(text.strip());
    return bare.indexOf(':') < 0 ? IpText.readIp4(bare) : IpText.readIp6(IpText.withoutTag(bare));
  }

  /**
   * Creates an address from bytes in network order.
   *
   * @throws IllegalArgumentException if there are not 4 or 16 bytes
   */
  static Ip of(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> new Ip4(IpText.toInt(bytes, 0));
      case 16 ->
          IpText.isMapped(bytes)
              ? new Ip4(IpText.toInt(bytes, 12))
              : new Ip6(IpText.toLong(bytes, 0), IpText.toLong(bytes, 8));
      default ->
          throw new IllegalArgumentException("an address has 4 or 16 bytes: " + bytes.length);
    };
  }

  /** Converts the address of a socket. */
  static Ip of(InetAddress address) {
    return of(address.getAddress());
  }

  /** Returns the 4 or 16 bytes in network order. */
  byte[] bytes();

  /**
   * Returns the labels for DNS lookups about this address, last byte or nibble first, without a
   * zone: {@code 5.113.0.203} (RFC 5782 section 2.1) or 32 nibbles (section 2.4).
   */
  String reversed();

  /** Returns whether this is an address of the computer itself (127.0.0.0/8, ::1). */
  default boolean isLoopback() {
    byte[] bytes = bytes();
    return bytes.length == IPV4_BYTES ? bytes[0] == LOOPBACK_NETWORK : equals(new Ip6(0, 1));
  }

  /** Returns the number of bits: 32 or 128. */
  default int bits() {
    return bytes().length * 8;
  }

  /** Returns whether this is an IPv4 address. */
  default boolean isIp4() {
    return this instanceof Ip4;
  }

  /** Returns the name of the PTR record: below in-addr.arpa or ip6.arpa. */
  default Domain reverseName() {
    return Domain.parse(reversed() + (isIp4() ? ".in-addr.arpa" : ".ip6.arpa")).orElseThrow();
  }

  /** Converts the address for a socket, without a DNS lookup. */
  default InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(Arrays.toString(bytes()), impossible);
    }
  }
}
