package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrableDomainTest {

  @ParameterizedTest
  @CsvSource({
    "mail.shop.example, shop.example",
    "shop.example, shop.example",
    "mx1.mail.shop.com, shop.com",
    "mail.shop.co.uk, shop.co.uk",
    "mail.shop.com.au, shop.com.au",
    "mail.shop.com.br, shop.com.br",
    "mail.shop.github.io, shop.github.io",
    "ec2-192-0-2-1.eu-west-1.compute.amazonaws.com,"
        + " ec2-192-0-2-1.eu-west-1.compute.amazonaws.com",
    "mail.bücher.example, xn--bcher-kva.example",
    "mail.shop.xn--p1ai, shop.xn--p1ai",
    "mail.商店.公司.cn, xn--czrs0t.xn--55qx5d.cn",
    "a.b.c.unlisted-tld, c.unlisted-tld",
    "_dmarc.shop.co.uk, shop.co.uk",
    "www.ck, www.ck",
    "a.b.shop.ck, b.shop.ck",
  })
  void isOneLabelBelowThePublicSuffix(String host, String expected) {
    assertEquals(Optional.of(expected), find(host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com", "co.uk", "com.au", "github.io", "localhost"})
  void aPublicSuffixHasNone(String suffix) {
    assertEquals(Optional.empty(), find(suffix));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.shop.co.uk, mx.shop.co.uk, true",
    "mail.shop.co.uk, mail.other.co.uk, false",
    "mail.shop.com.br, mail.other.com.br, false",
    "shop.github.io, other.github.io, false",
    "MAIL.shop.example., mx.Shop.example, true",
    "mail.bücher.example, xn--bcher-kva.example, true",
    "shop.example, mail.shop.example, true",
    "shop.example, eshop.example, false",
    "shop.example, shop.test, false",
    "localhost, localhost, false",
    "co.uk, co.uk, false",
    "192.0.2.1, 192.0.2.1, false",
    "'', '', false",
  })
  void hostsOfOneOrganizationShareIt(String host, String other, boolean shared) {
    assertEquals(shared, RegistrableDomain.isShared(host, other));
  }

  @Test
  void invalidPunycodeHasNoRegistrableDomain() {
    assertEquals(Optional.empty(), find("mail.xn--zzzzzzzz99999.example"));
  }

  private static Optional<String> find(String host) {
    return RegistrableDomain.of(Domain.parse(host).orElseThrow())
        .map(found -> found.domain().name());
  }
}
