package org.bounceback.sandbox.dns;

import static org.bounceback.sandbox.dns.DnsClient.brief;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;

class BlocklistTest {
  private static final List<String> CLEAR = List.of("NXDOMAIN", "authority bl.example. SOA");

  private NameServer server;
  private DnsClient client;
  private Blocklist list;

  @BeforeEach
  void open() throws IOException {
    server = NameServer.open();
    client = new DnsClient(server);
    list = new Blocklist(server.zones(), "bl.example");
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.2", "::ffff:7f00:2", "test"})
  void theTestEntriesAreListed(String subject) throws IOException {
    assertEquals(List.of("NOERROR", "A 127.0.0.2"), brief(ask(subject, "A")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::ffff:7f00:1", "invalid", "203.0.113.5"})
  void everythingElseIsNotListed(String subject) throws IOException {
    assertEquals(CLEAR, brief(ask(subject, "A")));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.5, 5.113.0.203.bl.example",
    "2001:db8::5, 5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example",
    "bad.example, bad.example.bl.example",
  })
  void aSubjectIsQueriedAsInRfc5782(String subject, String owner) {
    assertEquals(owner, list.owner(subject));
  }

  @Test
  void aListingHasItsCodesAndItsReason() throws IOException {
    list.list("203.0.113.5", "127.0.0.4", "Spam \"seen\" on 1 May");
    list.list("203.0.113.5", "127.0.0.10", "");

    assertEquals(List.of("NOERROR", "A 127.0.0.4", "A 127.0.0.10"), brief(ask("203.0.113.5", "A")));
    assertEquals(
        List.of("NOERROR", "TXT \"Spam \\\"seen\\\" on 1 May\""), brief(ask("203.0.113.5", "TXT")));
  }

  @Test
  void aRemovedListingIsNotFound() throws IOException {
    list.list("203.0.113.5", "127.0.0.4", "Spam");

    list.remove("203.0.113.5");

    assertEquals(CLEAR, brief(ask("203.0.113.5", "A")));
    assertEquals(CLEAR, brief(ask("203.0.113.5", "TXT")));
  }

  @Test
  void anEmptiedListFailsTheTestOfTheStandard() throws IOException {
    list.empty();

    assertEquals(CLEAR, brief(ask("127.0.0.2", "A")));
  }

  private Message ask(String subject, String type) throws IOException {
    return client.ask(list.owner(subject), type);
  }
}
