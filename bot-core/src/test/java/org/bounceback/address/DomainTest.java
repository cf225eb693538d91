package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
  private static final String LABEL_OF_63 = "a".repeat(63);
  private static final String NAME_OF_253 =
      String.join(".", LABEL_OF_63, LABEL_OF_63, LABEL_OF_63, "a".repeat(61));

  @ParameterizedTest
  @CsvSource({
    "shop.example, shop.example",
    "Shop.EXAMPLE, shop.example",
    "shop.example., shop.example",
    "' shop.example ', shop.example",
    "example, example",
    "_dmarc.shop.example, _dmarc.shop.example",
    "1.2.3.example, 1.2.3.example",
    "3com.example, 3com.example",
    "a--b.example, a--b.example",
    "bücher.example, xn--bcher-kva.example",
    "BÜCHER.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "例え。テスト, xn--r8jz45g.xn--zckzah",
    "ｓｈｏｐ.example, shop.example",
    "5.113.0.203.in-addr.arpa, 5.113.0.203.in-addr.arpa",
  })
  void aNameIsStoredInDnsForm(String text, String name) {
    assertEquals(Optional.of(name), Domain.parse(text).map(Domain::name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".example",
        "shop..example",
        "shop.example..",
        "-shop.example",
        "shop-.example",
        "shop .example",
        "shop\u00a0.example",
        "shop\r\n.example",
        "shop\0.example",
        "shop@example",
        "shop.example:25",
        "shop/example",
        "*.example",
        "shop\\.example",
        "shop\u200b\u2028.example",
        "\ud800.example",
      })
  void invalidDnsNamesAreRejected(String text) {
    assertEquals(Optional.empty(), Domain.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "0x7f.1", "１２７.0.0.1", "mx.123"})
  void noFormOfAnIpIsAName(String text) {
    assertEquals(Optional.empty(), Domain.parse(text));
  }

  @Test
  void aNameMayHave253Characters() {
    assertEquals(Optional.of(NAME_OF_253), Domain.parse(NAME_OF_253).map(Domain::name));
    assertEquals(Optional.empty(), Domain.parse(NAME_OF_253 + "a"));
  }

  @Test
  void aLabelMayHave63Characters() {
    assertEquals(
        Optional.of(LABEL_OF_63 + ".example"),
        Domain.parse(LABEL_OF_63 + ".example").map(Domain::name));
    assertEquals(Optional.empty(), Domain.parse(LABEL_OF_63 + "a.example"));
  }

  @Test
  void aUnicodeNameThatIsTooLongInTheDnsIsRejected() {
    assertEquals(Optional.empty(), Domain.parse("ü".repeat(60) + ".example"));
  }

  @Test
  void aNameHasLabels() {
    assertEquals(List.of("mx", "shop", "example"), domain("mx.shop.example").labels());
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, shop.example, true",
    "mx.shop.example, shop.example, true",
    "bookshop.example, shop.example, false",
    "example, shop.example, false",
  })
  void aNameIsWithinItselfAndItsParents(String name, String other, boolean within) {
    assertEquals(within, domain(name).isWithin(domain(other)));
  }

  @Test
  void aNameCanBePrependedToAnother() {
    assertEquals(
        Optional.of(domain("_dmarc.shop.example")), domain("shop.example").subdomain("_dmarc"));
  }

  @Test
  void aNameThatWouldBeTooLongIsNotPrepended() {
    assertEquals(Optional.empty(), new Domain(NAME_OF_253).subdomain("_dmarc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop.example", "shop.example.", "a\r\nb.example", "127.0.0.1"})
  void theConstructorRejectsMalformedNames(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Domain(name));
  }

  private static Domain domain(String name) {
    return Domain.parse(name).orElseThrow();
  }
}
