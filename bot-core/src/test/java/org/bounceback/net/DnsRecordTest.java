package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.DnsQuestion.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsRecordTest {
  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void openTheZone() {
    dns.server().zones().open("shop.example");
  }

  @Test
  void anIp6AddressIsRead() {
    assertRecord(
        "2001:db8::25", RecordType.AAAA, new DnsRecord.Address(Ip.parse("2001:db8::25").get()));
  }

  @Test
  void anIp4MappedAddressIsItsIp4Address() {
    assertRecord(
        "::ffff:127.0.0.1", RecordType.AAAA, new DnsRecord.Address(Ip.parse("127.0.0.1").get()));
  }

  @Test
  void anExchangeHasItsPreferenceAndHost() {
    assertRecord(
        "10 MX.Shop.Example.",
        RecordType.MX,
        new DnsRecord.MailExchange(
            10, "mx.shop.example", Optional.of(new Domain("mx.shop.example"))));
  }

  @Test
  void aNullExchangeIsNoExchange() {
    assertRecord("0 .", RecordType.MX, new DnsRecord.NullMx());
  }

  @Test
  void anExchangeThatIsNoHostNameHasNoHost() {
    assertRecord(
        "0 192.0.2.25.",
        RecordType.MX,
        new DnsRecord.MailExchange(0, "192.0.2.25", Optional.empty()));
    dns.server().zones().remove("shop.example", "MX");
    assertRecord(
        "0 two\\032words.example.",
        RecordType.MX,
        new DnsRecord.MailExchange(0, "two\\032words.example", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"v=spf1 \" \"-all\"', v=spf1 -all",
    "'\"a \\\"quoted\\\" word\"', a \"quoted\" word",
    "'\"back\\\\slash\"', back\\slash",
    "'\"f\\195\\188r\"', für",
    "'\"\"', ''",
  })
  void aTextIsItsStringsPutTogetherAndReadAsUtf8(String written, String text) {
    assertRecord(written, RecordType.TXT, new DnsRecord.Text(text));
  }

  @Test
  void namesAreRead() {
    var target = new DnsRecord.Name(new Domain("mx.shop.example"));

    assertRecord("mx.shop.example.", RecordType.PTR, target);
    assertRecord("mx.shop.example.", RecordType.NS, target);
  }

  @Test
  void anAuthorityHasItsServerAndMailbox() {
    dns.server().zones().add("soa.example SOA ns.soa.example. host.soa.example. 1 2 3 4 5");

    assertEquals(
        new DnsReply.Answer(
            List.of(
                new DnsRecord.Authority(
                    new Domain("ns.soa.example"), new Domain("host.soa.example"))),
            Duration.ofMinutes(5)),
        dns.ask("soa.example", RecordType.SOA));
  }

  private void assertRecord(String written, RecordType type, DnsRecord record) {
    dns.server().zones().add("shop.example " + type + " " + written);

    assertEquals(
        new DnsReply.Answer(List.of(record), Duration.ofMinutes(5)), dns.ask("shop.example", type));
  }
}
