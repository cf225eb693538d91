package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/30, 203.0.113.0-203.0.113.3, 4",
    "203.0.113.7/32, 203.0.113.7-203.0.113.7, 1",
    "203.0.113.250-255, 203.0.113.250-203.0.113.255, 6",
    "203.0.113.255-203.0.114.1, 203.0.113.255-203.0.114.1, 3",
    "0.0.0.0/0, 0.0.0.0-255.255.255.255, 4294967296",
    "2001:db8::/64, 2001:db8::-2001:db8::ffff:ffff:ffff:ffff, 18446744073709551616",
  })
  void aRangeIsParsedAndHasASize(String text, String range, BigInteger size) {
    IpRange read = IpRange.parse(text).orElseThrow();

    assertEquals(range, read.toString());
    assertEquals(size, read.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.5",
        "203.0.113.5-4",
        "203.0.113.5-300",
        "203.0.113.5-2001:db8::1",
        "203.0.113.0/33",
        "shop-1.example",
        "-",
        "5-203.0.113.5"
      })
  void otherTextsAreRejected(String text) {
    assertEquals(Optional.empty(), IpRange.parse(text));
  }

  @Test
  void addressesAreInOrderAcrossOctets() {
    IpRange range = IpRange.parse("203.0.113.254-203.0.114.1").orElseThrow();

    assertEquals(
        List.of("203.0.113.254", "203.0.113.255", "203.0.114.0", "203.0.114.1"), texts(range));
    assertEquals(
        List.of("0.0.0.0", "0.0.0.1"), texts(IpRange.parse("0.0.0.0-0.0.0.1").orElseThrow()));
    assertEquals(
        List.of("255.255.255.255"), texts(IpRange.parse("255.255.255.255/32").orElseThrow()));
  }

  @Test
  void iterationEndsAfterTheLastAddress() {
    var addresses = IpRange.parse("203.0.113.5/32").orElseThrow().iterator();
    addresses.next();

    assertThrows(NoSuchElementException.class, addresses::next);
  }

  private static List<String> texts(IpRange range) {
    return StreamSupport.stream(range.spliterator(), false).map(Ip::toString).toList();
  }
}
