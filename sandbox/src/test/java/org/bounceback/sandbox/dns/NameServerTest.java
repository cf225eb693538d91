package org.bounceback.sandbox.dns;

import static org.bounceback.sandbox.dns.DnsClient.brief;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class NameServerTest {
  private static final String ZONE =
      """
      $ORIGIN shop.example.
      $TTL 600
      @      SOA   ns hostmaster 1 3600 600 86400 60
      @      NS    ns
      @      MX    10 mx
      @      TXT   "v=spf1 mx -all"
      ns     A     192.0.2.53
      mx     A     192.0.2.25
      mx     AAAA  2001:db8::25
      www    CNAME web.elsewhere.example.
      lost   CNAME gone.elsewhere.example.
      *.any  A     192.0.2.99
      $ORIGIN elsewhere.example.
      @      SOA   ns hostmaster 1 3600 600 86400 60
      web    A     192.0.2.80
      25.2.0 PTR   mx.shop.example.
      """;

  private NameServer server;
  private DnsClient client;

  @BeforeEach
  void open() throws IOException {
    server = NameServer.open();
    server.zones().add(ZONE);
    client = new DnsClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop.example | NS | NS ns.shop.example.",
        "shop.example | MX | MX 10 mx.shop.example.",
        "shop.example | TXT | TXT \"v=spf1 mx -all\"",
        "shop.example | SOA | SOA ns.shop.example. hostmaster.shop.example. 1 3600 600 86400 60",
        "mx.shop.example | A | A 192.0.2.25",
        "MX.Shop.Example | AAAA | AAAA 2001:db8:0:0:0:0:0:25",
        "www.shop.example | CNAME | CNAME web.elsewhere.example.",
        "25.2.0.elsewhere.example | PTR | PTR mx.shop.example.",
        "a.b.any.shop.example | A | A 192.0.2.99",
      })
  void answersEveryTypeOverUdpAndTcp(String name, String type, String expected) throws IOException {
    assertEquals(List.of("NOERROR", expected), brief(client.ask(name, type)));
    assertEquals(List.of("NOERROR", expected), brief(client.askTcp(name, type)));
  }

  @Test
  void aNameWithoutTheTypeHasNoDataButTheZone() throws IOException {
    assertEquals(
        List.of("NOERROR", "authority shop.example. SOA"),
        brief(client.ask("mx.shop.example", "MX")));
  }

  @Test
  void aNameAboveOthersExists() throws IOException {
    assertEquals(
        List.of("NOERROR", "authority shop.example. SOA"),
        brief(client.ask("any.shop.example", "A")));
  }

  @Test
  void anUnknownNameBelowAZoneDoesNotExist() throws IOException {
    assertEquals(
        List.of("NXDOMAIN", "authority shop.example. SOA"),
        brief(client.ask("nobody.shop.example", "A")));
  }

  @Test
  void aNegativeAnswerHasTheSoaMinimumAsTtl() throws IOException {
    Message reply = client.ask("nobody.shop.example", "A");

    assertEquals(60, reply.getSection(Section.AUTHORITY).get(0).getTTL());
  }

  @Test
  void aNameOutsideAllZonesDoesNotExist() throws IOException {
    assertEquals(List.of("NXDOMAIN"), brief(client.ask("nobody.invalid", "A")));
  }

  @Test
  void anAliasIsFollowedIntoOtherZones() throws IOException {
    assertEquals(
        List.of("NOERROR", "CNAME web.elsewhere.example.", "A 192.0.2.80"),
        brief(client.ask("www.shop.example", "A")));
  }

  @Test
  void anAliasToAMissingNameDoesNotExist() throws IOException {
    assertEquals(
        List.of("NXDOMAIN", "CNAME gone.elsewhere.example.", "authority elsewhere.example. SOA"),
        brief(client.ask("lost.shop.example", "A")));
  }

  @Test
  void anAnswerTooLargeForADatagramIsCompleteOverTcp() throws IOException {
    for (int i = 1; i <= 100; i++) {
      server.zones().add("many.shop.example A 192.0.2." + i);
    }

    Message datagram = client.ask("many.shop.example", "A");
    Message stream = client.askTcp("many.shop.example", "A");

    assertTrue(datagram.getHeader().getFlag(Flags.TC));
    assertFalse(stream.getHeader().getFlag(Flags.TC));
    assertEquals(100, stream.getSection(Section.ANSWER).size());
  }

  @Test
  void ednsMakesRoomForLargerDatagrams() throws IOException {
    for (int i = 1; i <= 50; i++) {
      server.zones().add("many.shop.example A 192.0.2." + i);
    }
    Message query = DnsClient.query("many.shop.example", "A");
    query.addRecord(new OPTRecord(1400, 0, 0), Section.ADDITIONAL);

    Message reply = client.ask(query);

    assertEquals(50, reply.getSection(Section.ANSWER).size());
    assertEquals(1232, reply.getOPT().getPayloadSize());
  }

  @Test
  void oneConnectionCarriesSeveralQuestions() throws IOException {
    try (var connection = new Socket(server.address().getAddress(), server.port())) {
      assertEquals(
          List.of("NOERROR", "A 192.0.2.25"),
          brief(client.askOn(connection, "mx.shop.example", "A")));
      assertEquals(
          List.of("NOERROR", "A 192.0.2.53"),
          brief(client.askOn(connection, "ns.shop.example", "A")));
    }
  }

  @Test
  void tcpCanBeRefusedWhileUdpAnswers() throws IOException {
    server.refuseTcp();

    assertEquals(List.of("NOERROR", "A 192.0.2.25"), brief(client.ask("mx.shop.example", "A")));
    assertThrows(ConnectException.class, () -> client.askTcp("mx.shop.example", "A"));
  }

  @Test
  void questionsAreCountedByNameAndType() throws IOException {
    client.ask("MX.shop.example", "A");
    client.askTcp("mx.shop.example", "A");
    client.ask("nobody.invalid", "TXT");

    assertEquals(
        Map.of(new Question("mx.shop.example", "A"), 2, new Question("nobody.invalid", "TXT"), 1),
        server.questions().counts());
    assertEquals(2, server.questions().count("mx.shop.example", "A"));
    assertEquals(3, server.questions().total());
  }

  @Test
  void anotherOperationIsNotImplemented() throws IOException {
    Message query = DnsClient.query("shop.example", "SOA");
    query.getHeader().setOpcode(Opcode.NOTIFY);

    assertEquals(Rcode.NOTIMP, client.ask(query).getRcode());
  }

  @Test
  void anotherClassIsRefused() throws IOException {
    Name name = Name.fromConstantString("version.bind.");

    Message reply = client.ask(Message.newQuery(Record.newRecord(name, Type.TXT, DClass.CH)));

    assertEquals(Rcode.REFUSED, reply.getRcode());
  }

  @Test
  void aQueryWithTwoQuestionsIsMalformed() throws IOException {
    Message query = DnsClient.query("shop.example", "MX");
    query.addRecord(query.getQuestion(), Section.QUESTION);

    assertEquals(Rcode.FORMERR, client.ask(query).getRcode());
  }

  @Test
  void aResponsePacketGetsNoResponse() throws IOException {
    Message answer = DnsClient.query("shop.example", "MX");
    answer.getHeader().setFlag(Flags.QR);

    client.send(answer.toWire());

    assertTrue(client.hearsNothing());
  }

  @Test
  void anOrdinaryResolverLibraryFallsBackToTcp() throws IOException {
    server.faults().everywhere(Fault.truncated());
    var resolver = new SimpleResolver(server.address());

    Message reply = resolver.send(DnsClient.query("mx.shop.example", "A"));

    assertEquals(List.of("NOERROR", "A 192.0.2.25"), brief(reply));
  }

  @Test
  void severalServersShareAPort() throws IOException {
    try (var other = NameServer.open("127.0.0.3", server.port());
        var otherClient = new DnsClient(other)) {
      assertEquals(List.of("NXDOMAIN"), brief(otherClient.ask("mx.shop.example", "A")));
      assertEquals(List.of("NOERROR", "A 192.0.2.25"), brief(client.ask("mx.shop.example", "A")));
    }
  }

  @Test
  void aPortInUseIsReported() {
    assertThrows(BindException.class, () -> NameServer.open("127.0.0.1", server.port()));
  }

  @Test
  void closingDoesNotWaitForDelayedAnswers() throws IOException {
    server.faults().everywhere(Fault.delay(Duration.ofMinutes(1)));
    client.send(DnsClient.query("mx.shop.example", "A").toWire());

    assertTimeout(Duration.ofSeconds(5), server::close);
  }

  @Test
  void aClosedServerIsGone() throws IOException {
    server.close();

    assertThrows(ConnectException.class, () -> client.askTcp("mx.shop.example", "A"));
  }
}
