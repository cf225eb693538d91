package org.bounceback.sandbox.dns;

import static org.bounceback.sandbox.dns.DnsClient.TIMEOUT;
import static org.bounceback.sandbox.dns.DnsClient.brief;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

class FaultTest {
  private static final String NAME = "5.113.0.203.bl.example";
  private static final List<String> HONEST = List.of("NOERROR", "A 127.0.0.4");

  private NameServer server;
  private DnsClient client;

  @BeforeEach
  void open() throws IOException {
    server = NameServer.open();
    new Blocklist(server.zones(), "bl.example").list("203.0.113.5", "127.0.0.4", "Spam");
    client = new DnsClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aDroppedQueryIsCounted() throws IOException {
    server.faults().below("bl.example", Fault.silence());

    client.send(DnsClient.query(NAME, "A").toWire());

    assertTrue(client.hearsNothing());
    assertEquals(1, server.questions().count(NAME, "A"));
  }

  @Test
  void servfailHasNoRecords() throws IOException {
    server.faults().at(NAME, Fault.servfail());

    assertEquals(List.of("SERVFAIL"), brief(client.ask(NAME, "A")));
    assertEquals(List.of("SERVFAIL"), brief(client.askTcp(NAME, "A")));
  }

  @Test
  void refusedHasNoRecords() throws IOException {
    server.faults().everywhere(Fault.refused());

    assertEquals(List.of("REFUSED"), brief(client.ask(NAME, "A")));
  }

  @Test
  void aDelayedAnswerArrivesCompleteAfterItsDelay() throws IOException {
    var span = Duration.ofMillis(120);
    server.faults().at(NAME, Fault.delay(span));
    long begun = System.nanoTime();

    List<String> answer = brief(client.ask(NAME, "A"));

    assertEquals(HONEST, answer);
    assertTrue(System.nanoTime() - begun >= span.toNanos());
  }

  @Test
  void aDelayDoesNotAffectOtherQueries() throws IOException {
    server.faults().at(NAME, Fault.delay(Duration.ofMinutes(1)));
    client.send(DnsClient.query(NAME, "A").toWire());

    assertEquals(List.of("NOERROR", "A 127.0.0.2"), brief(client.ask("2.0.0.127.bl.example", "A")));
  }

  @Test
  void theFirstDatagramsOfAQuestionAreLost() throws IOException {
    server.faults().everywhere(Fault.lost(1));

    client.send(DnsClient.query(NAME, "A").toWire());

    assertTrue(client.hearsNothing());
    assertEquals(HONEST, brief(client.ask(NAME, "A")));
  }

  @Test
  void nothingIsLostOverTcp() throws IOException {
    server.faults().everywhere(Fault.lost(1));

    assertEquals(HONEST, brief(client.askTcp(NAME, "A")));
  }

  @Test
  void aTruncatedAnswerIsCompleteOverTcp() throws IOException {
    server.faults().everywhere(Fault.truncated());

    Message datagram = client.ask(NAME, "A");

    assertTrue(datagram.getHeader().getFlag(Flags.TC));
    assertEquals(List.of("NOERROR"), brief(datagram));
    assertEquals(HONEST, brief(client.askTcp(NAME, "A")));
  }

  @Test
  void aTruncatedAnswerWithoutTcpStaysIncomplete() throws IOException {
    server.faults().everywhere(Fault.truncatedWithoutTcp());

    assertTrue(client.ask(NAME, "A").getHeader().getFlag(Flags.TC));
    assertThrows(EOFException.class, () -> client.askTcp(NAME, "A"));
  }

  @Test
  void aWrongIdNeverMatchesTheQuery() throws IOException {
    server.faults().everywhere(Fault.wrongId());
    Message query = DnsClient.query(NAME, "A");

    Message reply = client.ask(query);

    assertNotEquals(query.getHeader().getID(), reply.getHeader().getID());
    assertEquals(query.getQuestion(), reply.getQuestion());
  }

  @Test
  void aWrongQuestionHasTheCorrectId() throws IOException {
    server.faults().everywhere(Fault.wrongQuestion());
    Message query = DnsClient.query(NAME, "A");

    Message reply = client.ask(query);

    assertEquals(query.getHeader().getID(), reply.getHeader().getID());
    assertNotEquals(query.getQuestion(), reply.getQuestion());
  }

  @Test
  void spoofedAnswersArriveBeforeTheRealOne() throws IOException {
    server.faults().everywhere(Fault.spoofedFirst());
    Message query = DnsClient.query(NAME, "A");

    Message first = client.ask(query);
    Message second = new Message(client.receive(TIMEOUT).orElseThrow());
    Message third = new Message(client.receive(TIMEOUT).orElseThrow());

    assertNotEquals(query.getHeader().getID(), first.getHeader().getID());
    assertNotEquals(query.getQuestion(), second.getQuestion());
    assertEquals(HONEST, brief(third));
  }

  @Test
  void aParkedZoneAnswersForEveryName() throws IOException {
    server.faults().below("bl.example", Fault.everyName("192.0.2.80"));

    assertEquals(List.of("NOERROR", "A 192.0.2.80"), brief(client.ask("x.bl.example", "A")));
    assertEquals(List.of("NOERROR"), brief(client.ask("x.bl.example", "TXT")));
  }

  @Test
  void aRewritingResolverChangesOnlyAddresses() throws IOException {
    server.faults().everywhere(Fault.rewritten("198.51.100.1"));

    assertEquals(List.of("NOERROR", "A 198.51.100.1"), brief(client.ask(NAME, "A")));
    assertEquals(List.of("NOERROR", "TXT Spam"), brief(client.ask(NAME, "TXT")));
    assertEquals(
        List.of("NXDOMAIN", "authority bl.example. SOA"),
        brief(client.ask("1.0.0.127.bl.example", "A")));
  }

  @Test
  void aLoopOfAliasesPointsAtItself() throws IOException {
    server.faults().at(NAME, Fault.cnameLoop());

    assertEquals(
        List.of("NOERROR", "CNAME loop.invalid.", "CNAME " + NAME + "."),
        brief(client.ask(NAME, "A")));
  }

  @Test
  void aMalformedAnswerHasTheCorrectIdAndCannotBeParsed() throws IOException {
    server.faults().everywhere(Fault.malformed());
    Message query = DnsClient.query(NAME, "A");

    client.send(query.toWire());
    byte[] reply = client.receive(TIMEOUT).orElseThrow();

    assertEquals(query.getHeader().getID(), new Header(reply).getID());
    assertThrows(WireParseException.class, () -> new Message(reply));
  }

  @Test
  void aFaultCanApplyToOneTypeOnly() throws IOException {
    server.faults().at(NAME, Fault.servfail().onlyFor("TXT"));

    assertEquals(HONEST, brief(client.ask(NAME, "A")));
    assertEquals(List.of("SERVFAIL"), brief(client.ask(NAME, "TXT")));
  }

  @Test
  void theMostSpecificFaultApplies() throws IOException {
    server.faults().everywhere(Fault.refused());
    server.faults().below("bl.example", Fault.servfail());
    server.faults().at(NAME, Fault.none());

    assertEquals(HONEST, brief(client.ask(NAME, "A")));
    assertEquals(List.of("SERVFAIL"), brief(client.ask("x.bl.example", "A")));
    assertEquals(List.of("REFUSED"), brief(client.ask("x.example", "A")));
  }

  @Test
  void namesOutsideAllZonesHaveASeparateFault() throws IOException {
    server.faults().outside(Fault.servfail());

    assertEquals(List.of("SERVFAIL"), brief(client.ask("x.invalid", "A")));
    assertEquals(HONEST, brief(client.ask(NAME, "A")));
  }

  @Test
  void aClearedFaultIsOver() throws IOException {
    server.faults().at(NAME, Fault.servfail());
    server.faults().clear(NAME);
    assertEquals(HONEST, brief(client.ask(NAME, "A")));

    server.faults().everywhere(Fault.servfail());
    server.faults().clear();
    assertEquals(HONEST, brief(client.ask(NAME, "A")));
  }
}
