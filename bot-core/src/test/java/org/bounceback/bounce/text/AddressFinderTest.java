package org.bounceback.bounce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressFinderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<user@example.com>: 550 unknown | user@example.com",
        "rfc822;user@example.com | user@example.com",
        "(mailto:user+tag@example.com). | user+tag@example.com",
        "'user@example.com' | user@example.com",
        "bounces+user=example.org@example.com | bounces+user=example.org@example.com",
        "\"first last\"@example.com | \"first last\"@example.com",
        "user@[192.0.2.1] | user@[192.0.2.1]",
        "/home/user/.cat/user@example.com: no file | user@example.com",
        "=?utf-8?B?w6k=?=@example.org | =?utf-8?B?w6k=?=@example.org",
        "user@example.com. Bye | user@example.com",
      })
  void anAddressIsFoundInItsSurroundings(String text, String address) {
    assertEquals(
        List.of(address),
        AddressFinder.all(text).stream().map(AddressFinder.Found::address).toList());
  }

  @Test
  void textWithoutAnAddressHasNone() {
    assertEquals(List.of(), AddressFinder.all("@ here@ @there a@ <@example.com>"));
  }

  @Test
  @Timeout(5)
  void aMegabyteOfAtSignsTakesLinearTime() {
    assertEquals(List.of(), AddressFinder.all("a@[".repeat(400_000)));
  }
}
