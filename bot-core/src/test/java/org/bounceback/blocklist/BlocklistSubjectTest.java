package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistSubjectTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.5, ip4, 203.0.113.5, 5.113.0.203",
    "' [203.0.113.5] ', ip4, 203.0.113.5, 5.113.0.203",
    "::ffff:203.0.113.5, ip4, 203.0.113.5, 5.113.0.203",
    "2001:DB8::1, ip6, 2001:db8::1,"
        + " 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2",
    "Shop.Example., domain, shop.example, shop.example",
    "bücher.example, domain, xn--bcher-kva.example, xn--bcher-kva.example",
    "mx.shop.example, domain, mx.shop.example, mx.shop.example",
  })
  void aSubjectIsAnIpOrADomain(String text, String kind, String shown, String label) {
    BlocklistSubject blocklistSubject = BlocklistSubject.parse(text).orElseThrow();

    assertEquals(kind, blocklistSubject.kind().code());
    assertEquals(shown, blocklistSubject.text());
    assertEquals(label, blocklistSubject.queryLabel());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example",
        "127.1",
        "203.0.113",
        "203.0.113.256",
        "203.0.113.5.6",
        "0177.0.0.1",
        "2130706433",
        "203.0.113.0/24",
        "fe80::1%eth0",
        "anna@shop.example",
        "https://shop.example/",
        "shop example",
      })
  void otherTextsAreRejected(String text) {
    assertEquals(Optional.empty(), BlocklistSubject.parse(text));
  }
}
