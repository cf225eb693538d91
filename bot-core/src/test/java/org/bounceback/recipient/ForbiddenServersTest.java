package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Domains whose mail servers have forbidden addresses. In addition to the policy's decision, a
 * listener on the same port counts connections.
 */
class ForbiddenServersTest {
  private static final String CANARY = "127.0.0.4";
  private static final int TIMES = 100;

  private static RecipientSide side;
  private static SmtpServer canary;

  @BeforeAll
  static void open() throws IOException {
    side = RecipientSide.polite();
    canary = SmtpServer.open(CANARY, side.port(), ServerBehavior.of("canary.example").build());
    side.names().zones().open("trap.example");
  }

  @AfterAll
  static void close() throws IOException {
    canary.close();
    side.close();
  }

  @BeforeEach
  void removeRecords() {
    for (String name : List.of("trap.example", "mx.trap.example", "target.trap.example")) {
      for (String type : List.of("MX", "A", "AAAA", "CNAME")) {
        side.names().zones().remove(name, type);
      }
    }
  }

  static Stream<Ip> forbidden() {
    String name = "forbidden-networks.tsv";
    return Table.parse(name, Resources.text(OutboundPolicy.class, name)).rows().stream()
        .map(row -> Cidr.parse(row.getOrDefault("network", "")).orElseThrow())
        .map(Cidr::network);
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void anMxInAForbiddenNetworkIsNotConnectedTo(Ip ip) {
    addRecords("trap.example MX 10 mx.trap.example.", "mx.trap.example " + record(ip));

    assertNoConnection();
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void anMxThatIsAnAliasForAForbiddenHostIsNotConnectedTo(Ip ip) {
    addRecords(
        "trap.example MX 10 mx.trap.example.",
        "mx.trap.example CNAME target.trap.example.",
        "target.trap.example " + record(ip));

    assertNoConnection();
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void aDomainWithoutMxInAForbiddenNetworkIsNotConnectedTo(Ip ip) {
    addRecords("trap.example " + record(ip));

    assertNoConnection();
  }

  @Test
  void aNameThatChangesItsAddressIsNotFollowed() {
    addRecords("trap.example MX 10 mx.trap.example.");
    var probeOutcomes = new ArrayList<ProbeOutcome>();
    for (int i = 0; i < TIMES; i++) {
      side.names().zones().remove("mx.trap.example", "A");
      String address = i % 2 == 0 ? RecipientSide.FIRST : CANARY;
      side.names().zones().add("mx.trap.example A " + address);
      probeOutcomes.add(side.check("trap.example").probeOutcome());
    }

    assertEquals(TIMES / 2, probeOutcomes.stream().filter(ProbeOutcome.ACCEPTING::equals).count());
    assertEquals(
        TIMES / 2, probeOutcomes.stream().filter(ProbeOutcome.FORBIDDEN_ADDRESS::equals).count());
    assertEquals(List.of(), canary.dialogues());
  }

  @Test
  void theResolvedAddressIsUsedWithoutASecondLookup() {
    addRecords("trap.example MX 10 mx.trap.example.", "mx.trap.example A " + RecipientSide.FIRST);
    int before = lookupCount();

    side.check("trap.example");

    assertEquals(1, lookupCount() - before);
  }

  private static int lookupCount() {
    return side.names().questions().count("mx.trap.example", "A");
  }

  private static void addRecords(String... records) {
    for (String zoneRecord : records) {
      side.names().zones().add(zoneRecord);
    }
  }

  private static String record(Ip ip) {
    return (ip.bits() == 32 ? "A " : "AAAA ") + ip;
  }

  private static void assertNoConnection() {
    RecipientReport report = side.check("trap.example");

    assertEquals(ProbeOutcome.FORBIDDEN_ADDRESS, report.probeOutcome());
    assertEquals(
        List.of(Optional.empty()), report.servers().stream().map(ServerReport::dialogue).toList());
    assertEquals(List.of(), canary.dialogues());
  }
}
