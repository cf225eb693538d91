package org.bounceback.hosting.whm;

import static org.bounceback.hosting.whm.WhmHouse.MAIN;
import static org.bounceback.hosting.whm.WhmHouse.OWN;
import static org.bounceback.hosting.whm.WhmHouse.TOKEN;
import static org.bounceback.hosting.whm.WhmHouse.ample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.hosting.DomainMailSetup.Source;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.PanelEntry;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelInventory.HostedDomain;
import org.bounceback.hosting.PanelKind;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.net.Deadline;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelKeys;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhmPanelTest {
  @AutoClose private final WhmHouse house = new WhmHouse();

  WhmPanelTest() throws IOException {}

  @Test
  void theServerIsDescribedWithItsDomainsAndAccounts() throws Exception {
    PanelInventory facts = house.panel().inventory(ample());

    assertEquals(
        new PanelInventory(
            Optional.of(new Domain("srv12.example.net")),
            Optional.of("11.138.0.6"),
            List.of(ip(MAIN), ip(OWN)),
            List.of(
                new HostedDomain(new Domain("shop.example"), Optional.of("shop"), true),
                new HostedDomain(new Domain("blog.example"), Optional.of("shop"), false),
                new HostedDomain(new Domain("bakery.example"), Optional.of("bakery"), true))),
        facts);
    assertEquals(Optional.of(new Domain("shop.example")), facts.domainOf("shop"));
  }

  @Test
  void withoutDomainInfoTheAccountsAreUsed() throws Exception {
    house.whm.removeFunction("get_domain_info");

    assertEquals(
        List.of("shop.example", "bakery.example"),
        house.panel().inventory(ample()).domains().stream()
            .map(domain -> domain.domain().name())
            .toList());
  }

  @Test
  void theSendingIpComesFromMailips() throws Exception {
    assertEquals(
        new DomainMailSetup(
            "srv12",
            new Domain("bakery.example"),
            Optional.of("bakery"),
            List.of(new Sending(ip(OWN), Source.MAIL_ADDRESS)),
            Optional.of(new Domain("srv12.example.net")),
            Routing.REMOTE,
            Optional.empty()),
        house.panel().mailSetup(new Domain("bakery.example"), ample()));
  }

  @Test
  void withoutThePtrCheckTheMainIpIsTheMostLikely() throws Exception {
    house.whm.removeFunction("validate_current_ptrs");
    house.world.host("inn", "inn.example", "192.0.2.99", "main");

    assertEquals(
        List.of(
            new Sending(ip(MAIN), Source.MAIN_ADDRESS),
            new Sending(ip("192.0.2.99"), Source.DOMAIN_ADDRESS)),
        house.panel().mailSetup(new Domain("inn.example"), ample()).sending());
  }

  @Test
  void anAutomaticRoutingIsTheDetectedOne() throws Exception {
    house.world.route("shop.example", "auto");

    assertEquals(
        Routing.LOCAL, house.panel().mailSetup(new Domain("shop.example"), ample()).routing());
  }

  @Test
  void suspendedMailIsReported() throws Exception {
    house.world.suspendOutgoingMail("shop");

    assertEquals(
        Optional.of("Outgoing mail of the account shop is suspended."),
        house.panel().mailSetup(new Domain("shop.example"), ample()).suspendedReason());
  }

  @Test
  void everyRequestContainsTheTokenInTheVendorsFormat() throws Exception {
    house.panel().inventory(ample());

    assertTrue(
        house.server.requests().stream()
            .allMatch(
                each ->
                    each.header("authorization").equals("whm root:" + TOKEN)
                        && each.parameter("api.version").equals(Optional.of("1"))
                        && each.method().equals("GET")));
  }

  @Test
  void anExpiredTokenIsRecognizedAndNeverShown() throws Exception {
    HostingPanel panel = house.panel();
    house.whm.expire("root", TOKEN);

    PanelException failed = assertThrows(PanelException.class, () -> panel.inventory(ample()));

    assertEquals(Cause.TOKEN_REFUSED, failed.kind());
    assertFalse(failed.message().contains(TOKEN));
  }

  @Test
  void aMissingPermissionIsReportedByName() throws Exception {
    house.whm.grant("root", "WEAKTOKEN", Set.of("list-accts", "basic-whm-functions"));

    List<PanelPermission> rights = house.panel("WEAKTOKEN", false).permissions(ample());

    assertEquals(
        List.of(true, true, false, false, false),
        rights.stream().map(PanelPermission::granted).toList());
    assertTrue(rights.get(3).description().contains("track-email"), rights.get(3).description());
  }

  @Test
  void aSelfSignedCertificateIsRejected() throws Exception {
    PanelException failed =
        assertThrows(
            PanelException.class,
            () -> house.panel(TOKEN, Optional.empty(), false).inventory(ample()));

    assertEquals(Cause.AWAY, failed.kind());
    assertTrue(failed.message().contains("certification path"), failed.message());
  }

  @Test
  void anotherCertificateThanThePinnedOneIsRejectedAndReported() throws Exception {
    PanelException failed =
        assertThrows(
            PanelException.class,
            () -> house.panel(TOKEN, Optional.of("00".repeat(32)), false).inventory(ample()));

    assertTrue(failed.message().contains("sha256:" + PanelKeys.fingerprint()), failed.message());
  }

  @Test
  void aConfiguredAuthorityIsTrusted(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve("panel.pem"), PanelKeys.certificate());
    var entry =
        new PanelEntry(
            "srv12",
            PanelKind.WHM,
            house.server.url(),
            "root",
            Optional.empty(),
            Optional.of("panel.pem"),
            false);

    HostingPanel panel = new PanelFactory(home, name -> Optional.of(TOKEN)).open(entry);

    assertEquals(3, panel.inventory(ample()).domains().size());
  }

  @Test
  void aSlowPanelIsUnavailableAfterTheTimeout() throws Exception {
    house.server.setFault(PanelFault.slow(Duration.ofSeconds(30)));
    HostingPanel panel = house.panel();

    PanelException failed =
        assertThrows(
            PanelException.class, () -> panel.inventory(Deadline.after(Duration.ofMillis(300))));

    assertEquals(Cause.AWAY, failed.kind());
  }

  @Test
  void aTruncatedResponseIsAFailure() throws Exception {
    house.server.setFault(PanelFault.cut(40));

    assertEquals(
        Cause.AWAY,
        assertThrows(PanelException.class, () -> house.panel().inventory(ample())).kind());
  }

  @Test
  void aHugeResponseIsAborted() throws Exception {
    house.server.setFault(PanelFault.huge(9 << 20));

    PanelException failed =
        assertThrows(PanelException.class, () -> house.panel().inventory(ample()));

    assertEquals(Cause.AWAY, failed.kind());
    assertTrue(failed.message().contains("larger than"), failed.message());
  }

  @Test
  void aLoginPageIsUnreadable() throws Exception {
    house.server.setFault(PanelFault.body("<html>Log in</html>"));

    assertEquals(
        Cause.UNREADABLE,
        assertThrows(PanelException.class, () -> house.panel().bans(ip(MAIN), ample())).kind());
  }

  private static Ip ip(String text) {
    return Ip.parse(text).orElseThrow();
  }
}
