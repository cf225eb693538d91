package org.bounceback.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address.
 *
 * <p>Only the usual spellings are read: dotted quads without leading zeros, and RFC 4291 text
 * without a zone id. {@code 127.1}, {@code 0177.0.0.1} and {@code 2130706433} are no addresses
 * here, since libraries disagree on what they mean. An IPv4-mapped IPv6 address is its IPv4
 * address.
 */
public sealed interface Ip permits Ip4, Ip6 {

  /**
   * Reads an address, which may stand in brackets; one of IPv6 may carry the tag {@code IPv6:} (RFC
   * 5321 section 4.1.3).
   */
  static Optional<Ip> parse(String text) {
    String bare = IpText.withoutBrackets(text.strip());
    return bare.indexOf(':') < 0 ? IpText.readIp4(bare) : IpText.readIp6(IpText.withoutTag(bare));
  }

  /**
   * The address in network order.
   *
   * @throws IllegalArgumentException when there are not 4 or 16 bytes
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

  /** The address of a socket's end. */
  static Ip of(InetAddress address) {
    return of(address.getAddress());
  }

  /** 4 or 16 bytes in network order. */
  byte[] bytes();

  /**
   * The labels under which the DNS keeps facts of this address, last byte or nibble first, without
   * a zone: {@code 5.113.0.203} (RFC 5782 section 2.1) or 32 nibbles (section 2.4).
   */
  String reversed();

  /** How many bits the address has: 32 or 128. */
  default int bits() {
    return bytes().length * 8;
  }

  /** Whether this is an IPv4 address. */
  default boolean isIp4() {
    return this instanceof Ip4;
  }

  /** The name that holds the PTR record: below in-addr.arpa or ip6.arpa. */
  default Domain reverseName() {
    return Domain.parse(reversed() + (isIp4() ? ".in-addr.arpa" : ".ip6.arpa")).orElseThrow();
  }

  /** The same address for a socket; never asks the DNS. */
  default InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(Arrays.toString(bytes()), impossible);
    }
  }
}
