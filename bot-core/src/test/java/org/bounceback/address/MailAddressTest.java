package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "anna@shop.example, anna@shop.example",
    "<anna@shop.example>, anna@shop.example",
    "' anna@shop.example ', anna@shop.example",
    "Anna.Schmidt+news@Shop.Example., Anna.Schmidt+news@shop.example",
    "a..b.@shop.example, a..b.@shop.example",
    "!#$%&'*+/=?^_`{|}~-@shop.example, !#$%&'*+/=?^_`{|}~-@shop.example",
    "\"anna schmidt\"@shop.example, \"anna schmidt\"@shop.example",
    "\"a@b\"@shop.example, \"a@b\"@shop.example",
    "jürgen@bücher.example, jürgen@xn--bcher-kva.example",
    "📮@shop.example, 📮@shop.example",
  })
  void anAddressIsParsedAndFormatted(String text, String address) {
    assertEquals(Optional.of(address), MailAddress.parse(text).map(MailAddress::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "<>",
        "anna",
        "@shop.example",
        "anna@",
        "anna@@shop.example",
        "anna@shop..example",
        "anna@127.0.0.1",
        "anna@[127.0.0.1]",
        "<anna@shop.example",
        "anna@shop.example>",
        "anna@shop.example>\r\nRCPT TO:<b@shop.example",
        "anna\r\n@shop.example",
        "anna\n@shop.example",
        "anna\0@shop.example",
        "anna\u007f@shop.example",
        "anna\u0085@shop.example",
        "anna\u2028@shop.example",
        "anna\u202e@shop.example",
        "anna\u200b@shop.example",
        "anna\ud800@shop.example",
        "anna schmidt@shop.example",
        "anna\u3000schmidt@shop.example",
        "anna>@shop.example",
        "<anna>@shop.example",
        "anna(comment)@shop.example",
        "anna,bert@shop.example",
        "\"anna@shop.example",
        "\"anna\" @shop.example",
        "\"anna\r\n\"@shop.example",
        "\"an\\na\"@shop.example",
        "\"an\"na\"@shop.example",
        "\"anna>\"@shop.example",
        "\"anna\u0085\"@shop.example",
      })
  void addressesWithOtherTextAreRejected(String text) {
    assertEquals(Optional.empty(), MailAddress.parse(text));
  }

  @Test
  void theLocalPartMayHave64Characters() {
    String longest = "a".repeat(64) + "@shop.example";

    assertEquals(Optional.of(longest), MailAddress.parse(longest).map(MailAddress::toString));
    assertEquals(Optional.empty(), MailAddress.parse("a" + longest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna>\r\nRCPT TO:<bert", "a b", "anna@"})
  void theConstructorRejectsMalformedAddresses(String localPart) {
    var domain = new Domain("shop.example");

    assertThrows(IllegalArgumentException.class, () -> new MailAddress(localPart, domain));
  }
}
