package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Properties of all addresses: a formatted address can be parsed again, and no text makes a parser
 * throw.
 */
class AddressProperties {
  private static final String PIECES = "0123456789abcdefgxz:.[]<>@\"\\/-_% \t\r\nüß例。\ud800\u202e";

  static Stream<Arguments> ips() {
    return Samples.of(200, AddressProperties::ip);
  }

  static Stream<Arguments> networks() {
    return Samples.of(
        200,
        random -> {
          Ip ip = ip(random);
          return new Cidr(ip, random.nextInt(ip.bits() + 1));
        });
  }

  static Stream<Arguments> mailAddresses() {
    return Samples.of(
        200,
        random ->
            new MailAddress(
                text(random, 1 + random.nextInt(64), "abcXYZ019.+-_=!#'{}~üß例"), domain(random)));
  }

  static Stream<Arguments> texts() {
    return Samples.of(1000, random -> text(random, random.nextInt(40), PIECES));
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("ips")
  void aFormattedAddressIsParsedAgain(long seed, Ip ip) {
    assertEquals(Optional.of(ip), Ip.parse(ip.toString()));
    assertEquals(ip, Ip.of(ip.bytes()));
    assertEquals(ip, Ip.of(ip.toInetAddress()));
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("ips")
  void aReversedAddressHasItsPartsInReverseOrder(long seed, Ip ip) {
    List<String> labels = Arrays.asList(ip.reversed().split("\\.", -1));
    Collections.reverse(labels);

    String forwards = String.join(ip.isIp4() ? "." : "", labels);

    String expected = ip.isIp4() ? ip.toString() : HexFormat.of().formatHex(ip.bytes());
    assertEquals(expected, forwards);
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("networks")
  void aFormattedNetworkIsParsedAgainAndContainsItsFirstAddress(long seed, Cidr network) {
    assertEquals(Optional.of(network), Cidr.parse(network.toString()));
    assertTrue(network.contains(network.network()));
  }

  @ParameterizedTest(name = "seed {0}: {1}")
  @MethodSource("mailAddresses")
  void aFormattedEmailAddressIsParsedAgain(long seed, MailAddress address) {
    assertEquals(Optional.of(address), MailAddress.parse("<" + address + ">"));
    assertEquals(Optional.of(address.domain()), Domain.parse(address.domain() + "."));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("texts")
  void everyParsedTextIsFormattedSoThatItIsParsedAgain(long seed, String text) {
    Ip.parse(text).ifPresent(ip -> assertEquals(Optional.of(ip), Ip.parse(ip.toString())));
    Cidr.parse(text).ifPresent(net -> assertEquals(Optional.of(net), Cidr.parse(net.toString())));
    Domain.parse(text).ifPresent(name -> assertEquals(Optional.of(name), Domain.parse("" + name)));
    MailAddress.parse(text)
        .ifPresent(mail -> assertEquals(Optional.of(mail), MailAddress.parse(mail.toString())));
  }

  private static Ip ip(Random random) {
    if (random.nextInt(3) == 0) {
      return new Ip4(random.nextInt());
    }
    byte[] bytes = new byte[16];
    for (int group = 0; group < 16; group += 2) {
      boolean zero = random.nextBoolean();
      bytes[group] = (byte) (zero || random.nextBoolean() ? 0 : random.nextInt());
      bytes[group + 1] = (byte) (zero ? 0 : random.nextInt());
    }
    return Ip.of(bytes);
  }

  private static Domain domain(Random random) {
    String labels =
        Stream.generate(() -> "x" + text(random, random.nextInt(20), "abc019") + "z")
            .limit(1 + random.nextInt(8))
            .collect(Collectors.joining("."));
    return Domain.parse(labels + ".example").orElseThrow();
  }

  private static String text(Random random, int length, String alphabet) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(at -> alphabet.substring(at, at + 1))
        .collect(Collectors.joining());
  }
}
