package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.dns.NameServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlacklistCommandTest {
  @TempDir Path home;
  private NameServer dns = NameServer.open();
  private Path zones = Path.of("");

  BlacklistCommandTest() throws IOException {}

  @BeforeEach
  void openLists() throws IOException {
    new Blocklist(dns.zones(), "bl.example").list("203.0.113.5", "127.0.0.4", "Spam seen");
    new Blocklist(dns.zones(), "clean.example");
    new Blocklist(dns.zones(), "refusing.example");
    dns.faults().below("refusing.example", Fault.refused());
    zones =
        Files.writeString(
            home.resolve("zones.txt"), "bl.example\nclean.example\nrefusing.example\n");
  }

  @AfterEach
  void closeLists() throws IOException {
    dns.close();
  }

  @Test
  void standardOutputHasOnlyTheJsonOfTheContract() throws IOException {
    Run run = run("--json", "203.0.113.5");

    JsonNode said = new ObjectMapper().readTree(run.out());
    List<String> members = new ArrayList<>();
    said.fieldNames().forEachRemaining(members::add);
    assertEquals(
        List.of("subject", "kind", "listed", "noted", "clean", "unavailable", "asked", "millis"),
        members.subList(0, 8));
    assertEquals(1, run.out().lines().count());
    assertEquals("", run.err());
  }

  @Test
  void listingsRefusalsAndCleanListsAreDistinguished() throws IOException {
    JsonNode said = new ObjectMapper().readTree(run("--json", "203.0.113.5").out());

    assertEquals("bl.example", said.path("listed").path(0).path("zone").asText());
    assertEquals("Spam seen", said.path("listed").path(0).path("reason").asText());
    assertEquals(
        "{\"zone\":\"refusing.example\",\"why\":\"refused\",\"name\":\"refusing.example\"}",
        said.path("unavailable").path(0).toString());
    assertEquals(1, said.path("clean").asInt());
    assertEquals(3, said.path("asked").asInt());
  }

  @Test
  void aHostNameShowsItsAddresses() {
    nameHosts();

    Run run = run("host.example");

    assertTrue(
        run.err()
            .contains(
                "host.example has 1 of its mail servers (--of mx), 2 of its senders (--of spf)"),
        run.err());
  }

  @Test
  void theSelectedAddressesOfANameAreCheckedInsteadOfTheName() throws IOException {
    nameHosts();

    Run run = run("--json", "--of", "spf", "host.example");

    assertEquals(
        List.of("203.0.113.5", "203.0.113.77"),
        run.out().lines().map(BlacklistCommandTest::subject).toList());
  }

  @Test
  void aNameWithoutSuchAddressesIsAUsageError() {
    nameHosts();

    assertEquals(2, run("--of", "address", "host.example").status());
  }

  private void nameHosts() {
    dns.zones().open("host.example");
    dns.zones().add("mail.host.example A 203.0.113.5");
    dns.zones().add("host.example MX 10 mail.host.example.");
    dns.zones().add("host.example TXT \"v=spf1 mx ip4:203.0.113.77 -all\"");
  }

  private static String subject(String json) {
    try {
      return new ObjectMapper().readTree(json).path("subject").asText();
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  @Test
  void anInvalidAddressIsAUsageErrorWithOneSentence() {
    Run run = run("203.0.113");

    assertEquals(2, run.status());
    assertEquals(
        "bounceback: \"203.0.113\" is neither an address nor a domain; enter for example"
            + " 203.0.113.5"
            + System.lineSeparator(),
        run.err());
  }

  @Test
  void aPrivateAddressIsExplainedAndNotChecked() throws IOException {
    Run run = run("--json", "192.168.1.1");

    JsonNode error = new ObjectMapper().readTree(run.out()).path("error");
    assertEquals(0, run.status());
    assertEquals("private-address", error.path("code").asText());
    assertTrue(error.path("message").asText().contains("no public list contains it"));
    assertEquals(0, dns.questions().count("1.1.168.192.bl.example", "A"));
  }

  @Test
  void aSilentResolverIsUnavailableAndNoListIsReportedClean() throws IOException {
    dns.faults().clear();
    dns.faults().everywhere(Fault.silence());

    Run run = run("--json", "203.0.113.5", "--deadline", "300ms");

    assertEquals(3, run.status());
    JsonNode said = new ObjectMapper().readTree(run.out());
    assertEquals(0, said.path("clean").asInt());
    assertEquals(3, said.path("unavailable").size());
    assertTrue(run.err().contains("the DNS resolver did not respond"), run.err());
  }

  @Test
  void pastedTextIsNormalizedBeforeTheCheck() throws IOException {
    JsonNode said =
        new ObjectMapper().readTree(run("--json", "http://203[.]0[.]113[.]5:80/a").out());

    assertEquals("203.0.113.5", said.path("subject").asText());
    assertEquals(1, said.path("listed").size());
  }

  @Test
  void aDelistingRequestIsWrittenAndNotSent() {
    Run run = run("203.0.113.5", "--removal", "A form sent spam; it is closed.");

    assertTrue(run.out().contains("    The cause: A form sent spam; it is closed."), run.out());
  }

  @Test
  void anUnknownFlagIsAUsageError() {
    assertEquals(2, run("203.0.113.5", "--jsno").status());
  }

  @Test
  void aMissingZonesFileIsUnreadable() {
    Run run =
        Run.of(
            home,
            "",
            List.of("blacklist", "203.0.113.5", "--zones", home.resolve("none").toString()));

    assertEquals(4, run.status());
    assertTrue(run.err().contains("cannot read the zones file"), run.err());
  }

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("blacklist"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--zones", zones.toString(), "--resolver", "127.0.0.1:" + dns.port()));
    return Run.of(home, "", all);
  }
}
