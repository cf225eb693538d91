package org.bounceback.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.Server.ServerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTableTest {
  private static final String EXAMPLE =
      """
      servers:
        - {name: srv12, hosts: [srv12.example.net], addresses: [192.0.2.10, "2001:db8:12::/64"], roles: [submission, outbound, inbound]}
        - name: gate
          hosts: [Gate.Example.Net., mx.example.net]
          addresses: 198.51.100.0/28
          roles: gateway
      hosted: [shop.example, bücher.example]          # domains whose mail or DNS is ours
      """;

  private final ServerTable serverTable = ServerTable.read("servers.yaml", EXAMPLE);

  @Test
  void theFileDefinesAllPropertiesOfEachServer() {
    assertEquals(
        new ServerTable(
            List.of(
                new Server(
                    "srv12",
                    List.of(new Domain("srv12.example.net")),
                    List.of(network("192.0.2.10"), network("2001:db8:12::/64")),
                    Set.of(ServerRole.SUBMISSION, ServerRole.OUTBOUND, ServerRole.INBOUND)),
                new Server(
                    "gate",
                    List.of(new Domain("gate.example.net"), new Domain("mx.example.net")),
                    List.of(network("198.51.100.0/28")),
                    Set.of(ServerRole.GATEWAY))),
            List.of(new Domain("shop.example"), new Domain("xn--bcher-kva.example"))),
        serverTable);
    assertTrue(serverTable.isKnown());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.10, srv12",
    "::ffff:192.0.2.10, srv12",
    "2001:db8:12::ffff, srv12",
    "198.51.100.15, gate",
    "192.0.2.11, ",
    "2001:db8:13::1, ",
    "198.51.100.16, ",
  })
  void aServerIsFoundByItsAddresses(String ip, String name) {
    assertEquals(
        Optional.ofNullable(name), serverTable.find(Ip.parse(ip).orElseThrow()).map(Server::name));
  }

  @ParameterizedTest
  @CsvSource({
    "srv12.example.net, srv12",
    "SRV12.Example.Net., srv12",
    "mx.example.net, gate",
    "example.net, ",
    "www.srv12.example.net, ",
    "not a host, ",
    "'', ",
  })
  void aServerIsFoundByItsHostNames(String host, String name) {
    assertEquals(Optional.ofNullable(name), serverTable.find(host).map(Server::name));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, true",
    "mail.shop.example, true",
    "bookshop.example, false",
    "example, false",
  })
  void subdomainsOfAHostedDomainAreHosted(String domain, boolean hosted) {
    assertEquals(hosted, serverTable.hosts(new Domain(domain)));
  }

  @Test
  void onlyASingleIpIsAServersAddress() {
    assertEquals(Ip.parse("192.0.2.10"), serverTable.servers().get(0).address());
    assertEquals(Optional.empty(), serverTable.servers().get(1).address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "servers:\n", "servers: []\nhosted: []\n"})
  void anEmptyFileHasNoServers(String text) {
    assertEquals(ServerTable.UNKNOWN, ServerTable.read("servers.yaml", text));
    assertFalse(ServerTable.UNKNOWN.isKnown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: srv12, | '' | servers.yaml.servers[0]: name is missing",
        "[srv12.example.net] | [srv12..net] |"
            + " servers.yaml.servers[0].hosts[0]: not a domain name: srv12..net",
        "mx.example.net | 192.0.2.1 |"
            + " servers.yaml.servers[1].hosts[1]: not a domain name: 192.0.2.1",
        "192.0.2.10 | 192.0.2.300 | servers.yaml.servers[0].addresses[0]: neither an address nor a"
            + " network: 192.0.2.300",
        "198.51.100.0/28 | 198.51.100.0/33 | servers.yaml.servers[1].addresses: neither an address"
            + " nor a network: 198.51.100.0/33",
        "outbound | outbond | servers.yaml.servers[0].roles[1]: no such role: outbond",
        "[shop.example, | [shop example, | servers.yaml.hosted[0]: not a domain name: shop example",
        "[srv12.example.net] | [[srv12.example.net]] |"
            + " servers.yaml.servers[0].hosts[0] is not a text",
        "name: gate | name: {a: b} | servers.yaml.servers[1].name is not a text",
      })
  void errorsContainThePath(String right, String wrong, String complaint) {
    String broken = EXAMPLE.replace(right, wrong);

    var refused =
        assertThrows(InvalidDataException.class, () -> ServerTable.read("servers.yaml", broken));

    assertEquals(complaint, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"server:\n  - name: srv12\n", "hosts: [shop.example]\n", "- srv12\n", "srv12\n"})
  void anInvalidFileIsRejected(String text) {
    assertThrows(InvalidDataException.class, () -> ServerTable.read("servers.yaml", text));
  }

  @Test
  void theErrorForAnUnknownKeyContainsThePath() {
    String broken = EXAMPLE.replace("addresses: 198", "adresses: 198");

    var refused =
        assertThrows(InvalidDataException.class, () -> ServerTable.read("servers.yaml", broken));

    assertEquals(
        "servers.yaml.servers[1]: no such key: adresses; known are name, hosts, addresses, roles,"
            + " panel",
        refused.getMessage());
  }

  @Test
  void anAnswerActsLikeAnEntryWithoutMakingTheTableKnown() {
    ServerTable answered =
        ServerTable.UNKNOWN.with(ServerAnswers.NONE.with("Out2.Example.Net. [192.0.2.77]", true));

    assertEquals("out2.example.net", answered.find("out2.example.net").orElseThrow().name());
    assertTrue(answered.find(ip("192.0.2.77")).orElseThrow().hasAddress(ip("192.0.2.77")));
    assertTrue(answered.find("out3.example.net").isEmpty());
    assertFalse(answered.isKnown());
  }

  @Test
  void theFileHasPriorityOverAnAnswer() {
    ServerTable answered = serverTable.with(ServerAnswers.NONE.with("192.0.2.10", false));

    assertEquals("srv12", answered.find(ip("192.0.2.10")).orElseThrow().name());
  }

  @Test
  void aServerThatIsNotOursIsRemembered() {
    ServerAnswers answers =
        ServerAnswers.NONE
            .with("relay.example", false)
            .over(ServerAnswers.NONE.with("relay.example", true).with("192.0.2.9", true));

    assertEquals(Optional.of(false), answers.find("RELAY.example."));
    assertEquals(Optional.of(true), answers.find(ip("192.0.2.9")));
    assertEquals(Optional.empty(), answers.find("other.example"));
    assertTrue(ServerTable.UNKNOWN.with(answers).find("relay.example").isEmpty());
  }

  private static Ip ip(String text) {
    return Ip.parse(text).orElseThrow();
  }

  private static Cidr network(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
