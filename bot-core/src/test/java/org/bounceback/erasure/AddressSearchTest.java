package org.bounceback.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@link AddressSearch} finds complete addresses and no parts of longer ones. */
class AddressSearchTest {
  private static final List<String> LOCALS =
      List.of("maria", "a", "maria.k", "maria+news", "o'neil", "m_1", "grüße", "maria-k", "x=y");
  private static final List<String> DOMAINS =
      List.of("shop.example", "a.example", "xn--bcher-kva.example", "mail.shop-1.example");
  private static final String LONGER = "abzABZ019._+-ü";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maria@shop.example",
        "Maria@SHOP.Example",
        "write to maria@shop.example.",
        "<maria@shop.example>",
        "<mailto:maria@shop.example|maria@shop.example>",
        "mailto:maria@shop.example?subject=x",
        "https://list.example/leave?who=maria%40shop.example&x=1",
        "https://list.example/leave?who=maria%2540shop.example",
        "maria+40shop.example",
        "=?utf-8?Q?maria=40shop.example?=",
        "=?utf-8?B?bWFyaWFAc2hvcC5leGFtcGxl?=",
        "spf=pass smtp.mailfrom=maria@shop.example",
        "\"maria\"@shop.example",
        "\"mar\\ia\"@shop.example",
        "'maria@shop.example'",
        "**maria@shop.example**",
        "_maria@shop.example_",
        "maria&#64;shop.example, maria&#x40;shop.example",
        "rfc822;maria@shop.example",
        "<prvs=12ab34cd56=maria@shop.example>",
        "filename*=UTF-8'en'maria%40shop.example",
        "bob@shop.example,maria@shop.example",
        "maria@shop.example.eml",
        "mails.zip!maria@shop.example.eml.gz",
        "maria@shop.example-headers.txt",
        "请联系maria@shop.example谢谢",
        "maria@shop\u200b.example"
      })
  void findsEveryNotationOfAddress(String text) {
    assertTrue(search("maria@shop.example").isIn(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna-maria@shop.example",
        "anna.maria@shop.example",
        "anna+maria@shop.example",
        "maria+news@shop.example",
        "mari.a@shop.example",
        "maria@shop.example.org",
        "maria@shop.examples",
        "maria@shop.example-two.org",
        "maria@shop.example_two",
        "maria@a.shop.example",
        "maria@shop",
        "maria@shop.example.com.eml",
        "\"anna maria\"@shop.example",
        "<x=maria@shop.example>",
        "<sales/maria@shop.example>",
        "SRS0=HHH=TT=other.example=maria@shop.example",
        "o'maria@shop.example",
        "ümaria@shop.example",
        "maria at shop.example",
        "=?utf-8?Q?anna-maria=40shop.example?=",
        "anna-maria%40shop.example"
      })
  void doesNotMatchOtherAddresses(String text) {
    assertFalse(search("maria@shop.example").isIn(text), text);
  }

  @Test
  void treatsUnicodeAndAsciiDomainAsEqual() {
    assertTrue(search("m@bücher.example").isIn("<m@xn--bcher-kva.example>"));
    assertTrue(search("m@xn--bcher-kva.example").isIn("m@BÜCHER.example!"));
    assertTrue(search("m@bücher.example").isIn("m@bu\u0308cher.example"));
  }

  @Test
  void decodesUnicodeAddressOfReports() {
    assertTrue(search("grüße@shop.example").isIn("utf-8; gr\\x{FC}\\x{DF}e@shop.example"));
    assertTrue(search("maria+news@shop.example").isIn("rfc822; maria+2Bnews@shop.example"));
    assertTrue(search("\"maria\"@shop.example").isIn("maria@shop.example"));
  }

  @Test
  void replacesOnlyTheAddress() {
    assertEquals(
        "to [x], anna-maria@shop.example, <[x]>",
        search("maria@shop.example")
            .replaceIn(
                "to MARIA@shop.example, anna-maria@shop.example, <maria@shop.example>", "[x]"));
    assertEquals("[x]", search("maria@shop.example").replaceIn("id maria%40shop.example", "[x]"));
  }

  static LongStream seeds() {
    return LongStream.range(0, 3000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsAddressOnlyAsCompleteAddress(long seed) {
    var random = new Random(seed);
    String local = pick(random, LOCALS);
    String domain = pick(random, DOMAINS);
    AddressSearch search = search(local + "@" + domain);
    String written = written(random, local, domain);

    assertTrue(search.isIn(around(random, written)), written);

    char more = LONGER.charAt(random.nextInt(LONGER.length()));
    String other = "q" + (random.nextBoolean() ? more : "") + local + "@" + domain;
    assertFalse(search.isIn(around(random, other)), other);
    String behind = local + "@" + domain + pick(random, List.of("x", "-x", ".x", "_x", "1"));
    assertFalse(search.isIn(around(random, behind)), behind);
    String shorter = local.substring(1) + "@" + domain;
    assertFalse(search.isIn(around(random, shorter)), shorter);
    assertFalse(search.isIn(around(random, local + "@" + domain.substring(1))), written);
  }

  private static String written(Random random, String local, String domain) {
    String host = random.nextBoolean() ? domain : domain.replace("xn--bcher-kva", "bücher");
    String address = local + "@" + host;
    return switch (random.nextInt(6)) {
      case 0 -> address.toUpperCase(Locale.ROOT).replace("SS", "ß");
      case 1 -> "\"" + local + "\"@" + host;
      case 2 -> java.net.URLEncoder.encode(address, StandardCharsets.UTF_8);
      case 3 -> "=?UTF-8?B?" + base64(address) + "?=";
      case 4 -> local.replace("+", "+2B").replace("=", "+3D") + "@" + host;
      default -> address;
    };
  }

  private static String around(Random random, String address) {
    return switch (random.nextInt(8)) {
      case 0 -> "<" + address + ">";
      case 1 -> "Write to " + address + ", please.";
      case 2 -> "bob@x.example " + address + "\n";
      case 3 -> "(" + address + ")";
      case 4 -> "to: " + address + ";";
      case 5 -> "[\"" + address + "\"]";
      case 6 -> address + ".";
      default -> address;
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static AddressSearch search(String address) {
    return new AddressSearch(MailAddress.parse(address).orElseThrow());
  }
}
