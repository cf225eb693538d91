package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Whm;
import org.bounceback.sandbox.panel.WhmServerState;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that query a control panel, against a strict simulated one. */
class HostingCommandsTest {
  private static final String TOKEN = "PANELTOKEN0123456789";
  private static final String BLOCKED =
      """
      Return-Path: <>
      Received: from srv12.example.net (srv12.example.net [192.0.2.10])
      \tby mx.other.example with ESMTPS id 4XyZ; Tue, 24 Nov 2026 08:00:05 +0000
      From: Mail Delivery System <MAILER-DAEMON@srv12.example.net>
      To: kim@shop.example
      Subject: Undelivered Mail Returned to Sender
      Date: Tue, 24 Nov 2026 08:00:04 +0000
      Message-ID: <1@srv12.example.net>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      The mail was refused.

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; srv12.example.net

      Final-Recipient: rfc822; bob@other.example
      Action: failed
      Status: 5.7.1
      Diagnostic-Code: smtp; 550 5.7.1 Client host [203.0.113.7] blocked

      --b
      Content-Type: text/rfc822-headers

      Return-Path: <kim@shop.example>
      Received: from pc (dsl.example.org [203.0.113.7])
      \tby srv12.example.net with ESMTPSA id 1xVl5P-0003PL-1f; Tue, 24 Nov 2026 08:00:00 +0000
      From: kim@shop.example
      To: bob@other.example
      Subject: Offer
      Date: Tue, 24 Nov 2026 08:00:00 +0000
      Message-ID: <2@shop.example>

      --b--
      """;

  @TempDir Path home;
  private String tokens = "srv12=" + TOKEN;
  @AutoClose private final NameServer dns = NameServer.open();
  private final WhmServerState world = new WhmServerState("srv12.example.net", "192.0.2.10");
  private final Whm whm = new Whm(world);
  @AutoClose private final PanelServer panel = PanelServer.open(whm);

  HostingCommandsTest() throws IOException {}

  @BeforeEach
  void connect() throws IOException {
    world.account("shop", "shop.example").account("bakery", "bakery.example");
    world.mailIp("bakery.example", "192.0.2.11");
    whm.grant("root", TOKEN, Set.of("all"));
    dns.zones().open("shop.example");
    dns.zones().add("shop.example MX 10 mx.elsewhere.example");
    dns.zones().open("elsewhere.example");
    dns.zones().add("mx.elsewhere.example A 198.51.100.7");
    Files.writeString(
        home.resolve("servers.yaml"),
        """
        servers:
          - name: srv12
            panel: {kind: whm, url: "%s", certificate: "%s"}
        """
            .formatted(panel.url(), PanelKeys.fingerprint()));
    Files.writeString(home.resolve("zones.txt"), "bl.example\n");
  }

  @Test
  void aDomainIsOnTheServerThatSendsItsMailFromItsOwnAddress() {
    DocumentNode answer = json("server", "--json", "bakery.example");

    assertEquals("192.0.2.11", answer.text("address"));
    assertEquals("srv12", answer.require("mail").text("server"));
    assertEquals("bakery", answer.require("mail").text("account"));
  }

  @Test
  void anAccountAndAnEmailAddressAreResolvedToTheirDomain() {
    assertEquals("bakery.example", json("server", "--json", "bakery").text("domain"));
    assertEquals("bakery.example", json("server", "--json", "eve@bakery.example").text("domain"));
  }

  @Test
  void aLocalDomainWithARemoteMxIsReported() {
    DocumentNode answer = json("server", "--json", "shop.example");

    assertEquals("local", answer.require("mail").text("routing"));
    assertEquals("elsewhere", answer.text("mx"));
    assertEquals("false", answer.text("routingFits"));
  }

  @Test
  void anAddressThatWeBlockIsReportedWithTheReason() {
    world.blackList("203.0.113.7", "spam from this line");

    DocumentNode answer = json("blocks", "--json", "203.0.113.7");

    assertTrue(answer.isTrue("blocked"));
    assertEquals("spam from this line", answer.list("blocks").get(0).text("why"));
    assertFalse(json("blocks", "--json", "203.0.113.8").isTrue("blocked"));
  }

  @Test
  void oneOfOurDomainsIsCheckedWithItsSendingAddress() {
    Run run = run("blacklist", "--json", "bakery.example");

    assertEquals(
        List.of("bakery.example", "192.0.2.11"),
        run.out().lines().map(line -> DocumentCodec.json("line", line).text("subject")).toList(),
        run.err());
    assertTrue(run.err().contains("mail of bakery.example leaves from 192.0.2.11"), run.err());
  }

  @Test
  void anAccountIsCheckedByItsAddressOnly() {
    Run run = run("blacklist", "--json", "bakery");

    assertEquals("192.0.2.11", DocumentCodec.json("line", run.out()).text("subject"), run.err());
  }

  @Test
  void aBounceShowsThatOurServerBlocksTheCustomerAndItsLogLines() throws Exception {
    world.blackList("203.0.113.7", "brute force");
    delivery();
    Files.writeString(home.resolve("blocked.eml"), BLOCKED);

    DocumentNode answer = json("diagnose", "--json", home.resolve("blocked.eml").toString());

    assertEquals(
        "true",
        answer.require("bounce").require("origin").text("ours"),
        "known by the panel alone");
    DocumentNode own = answer.require("ownServers");
    assertEquals("brute force", own.list("blocks").get(0).text("why"));
    assertEquals("203.0.113.7", own.list("blocks").get(0).text("address"));
    assertEquals("shop", own.text("account"));
    assertEquals(1, own.list("log").size());
    assertTrue(
        answer.text("explanation").contains("Our server srv12 is blocking 203.0.113.7."),
        answer.text("explanation"));
  }

  @ParameterizedTest
  @CsvSource({"with ESMTPSA", "with ESMTPSA id 1xVm00-0001AA-2b"})
  void anEmailWithoutOurQueueIdShowsNoLogLines(String forged) throws Exception {
    delivery();
    String mail = BLOCKED.replace("with ESMTPSA id 1xVl5P-0003PL-1f", forged);
    Files.writeString(home.resolve("forged.eml"), mail);

    DocumentNode own =
        json("diagnose", "--json", home.resolve("forged.eml").toString()).require("ownServers");

    assertEquals(List.of(), own.list("log"));
    assertTrue(own.findText("account").isEmpty());
  }

  @Test
  void anUnavailablePanelKeepsItsLastData() throws Exception {
    json("server", "--json", "bakery.example");
    panel.setFault(PanelFault.status(503));
    Files.writeString(home.resolve("blocked.eml"), BLOCKED);

    DocumentNode answer = json("diagnose", "--json", home.resolve("blocked.eml").toString());

    assertEquals("true", answer.require("bounce").require("origin").text("ours"));
    assertEquals(1, answer.require("ownServers").texts("trouble").size());
  }

  @Test
  void theDoctorReportsMissingTokenPermissions() {
    whm.grant("root", TOKEN, Set.of("list-accts", "basic-whm-functions"));

    Run run = run("doctor");

    assertTrue(
        run.out().contains("ok    panel of srv12: the token may list the domains"), run.out());
    assertTrue(
        run.out().contains("note  panel of srv12: the token cannot read the delivery reports"),
        run.out());
    assertTrue(run.out().contains("MiB are free for the data folder"), run.out());
    assertTrue(run.out().contains("the first start makes it"), run.out());
    assertFalse(run.out().contains(TOKEN));
  }

  @Test
  void theDoctorReportsAnExpiredToken() {
    whm.expire("root", TOKEN);

    Run run = run("doctor");

    assertEquals(3, run.status());
    assertTrue(run.out().contains("wrong panel of srv12: WHM at 127.0.0.1 rejected the token"));
    assertFalse((run.out() + run.err()).contains(TOKEN));
  }

  @Test
  void aPanelWithoutATokenIsAConfigurationError() {
    tokens = "other=x";

    Run run = run("server", "shop.example");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("there is no token for the panel of srv12"), run.err());
  }

  private void delivery() {
    world.delivery(
        Map.of(
            "msgid", "1xVl5P-0003PL-1f",
            "sender", "kim@shop.example",
            "recipient", "bob@other.example",
            "type", "failure",
            "sendunixtime", 1795680000L,
            "user", "shop",
            "message", "550 5.7.1 Client host blocked"));
  }

  private DocumentNode json(String... command) {
    Run run = run(command);
    assertEquals(0, run.status(), run.err());
    return DocumentCodec.json("answer", run.out());
  }

  private Run run(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--servers",
            home.resolve("servers.yaml").toString(),
            "--zones",
            home.resolve("zones.txt").toString(),
            "--resolver",
            "127.0.0.1:" + dns.port(),
            "--deadline",
            "3s"));
    return Run.of(home, "", Map.of("BOUNCEBACK_HOSTING_TOKENS", tokens), all);
  }
}
