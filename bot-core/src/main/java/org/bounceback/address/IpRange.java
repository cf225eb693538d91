package org.bounceback.address;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All addresses from {@code first} to {@code last}, inclusive. Iteration creates one address at a
 * time, so a range may have any size.
 *
 * @param last not below {@code first}, in the same family
 */
public record IpRange(Ip first, Ip last) implements Iterable<Ip> {

  /**
   * Creates a range.
   *
   * @throws IllegalArgumentException if the families differ or the order is reversed
   */
  public IpRange {
    if (first.bits() != last.bits() || number(first).compareTo(number(last)) > 0) {
      throw new IllegalArgumentException("not a range: " + first + " to " + last);
    }
  }

  /**
   * Parses a network with a prefix ({@code 203.0.113.0/28}), two addresses ({@code
   * 203.0.113.5-203.0.113.9}) or an IPv4 address and the last octet of another ({@code
   * 203.0.113.5-9}).
   */
  public static Optional<IpRange> parse(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      return text.indexOf('/') < 0 ? Optional.empty() : Cidr.parse(text).map(IpRange::of);
    }
    Optional<Ip> first = Ip.parse(text.substring(0, hyphen));
    String end = text.substring(hyphen + 1).strip();
    return first.flatMap(from -> lastOf(from, end).flatMap(to -> between(from, to)));
  }

  /** Returns all addresses of a network. */
  public static IpRange of(Cidr network) {
    byte[] bytes = network.network().bytes();
    for (int i = 0; i < bytes.length; i++) {
      int fixed = Math.max(0, Math.min(8, network.prefix() - 8 * i));
      bytes[i] |= (byte) (0xff >>> fixed);
    }
    return new IpRange(network.network(), Ip.of(bytes));
  }

  /** Returns the number of addresses. */
  public BigInteger size() {
    return number(last).subtract(number(first)).add(BigInteger.ONE);
  }

  @Override
  public Iterator<Ip> iterator() {
    return new Iterator<>() {
      private BigInteger next = number(first);
      private final BigInteger end = number(last);

      @Override
      public boolean hasNext() {
        return next.compareTo(end) <= 0;
      }

      @Override
      public Ip next() {
        if (!hasNext()) {
          throw new NoSuchElementException(IpRange.this.toString());
        }
        Ip ip = toIp(next, first.bits() / 8);
        next = next.add(BigInteger.ONE);
        return ip;
      }
    };
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }

  private static Optional<IpRange> between(Ip first, Ip last) {
    boolean isRange = first.bits() == last.bits() && number(first).compareTo(number(last)) <= 0;
    return isRange ? Optional.of(new IpRange(first, last)) : Optional.empty();
  }

  private static Optional<Ip> lastOf(Ip first, String end) {
    if (first.isIp4() && end.matches("[0-9]{1,3}")) {
      String text = first.toString();
      return Ip.parse(text.substring(0, text.lastIndexOf('.') + 1) + end);
    }
    return Ip.parse(end);
  }

  private static BigInteger number(Ip ip) {
    return new BigInteger(1, ip.bytes());
  }

  private static Ip toIp(BigInteger number, int length) {
    byte[] digits = number.toByteArray();
    byte[] bytes = new byte[length];
    for (int i = 1; i <= Math.min(digits.length, length); i++) {
      bytes[length - i] = digits[digits.length - i];
    }
    return Ip.of(bytes);
  }
}
