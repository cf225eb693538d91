package org.bounceback.hosting.plesk;

import static org.bounceback.hosting.whm.WhmHouse.ample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.hosting.DomainMailSetup.Source;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.PanelEntry;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelKind;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Plesk;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PleskPanelTest {
  private static final String KEY = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
  private static final Ip CUSTOMER = Ip.parse("203.0.113.7").orElseThrow();

  private final Plesk plesk = new Plesk("srv13.example.net", "192.0.2.20", KEY);
  @AutoClose private final PanelServer server = PanelServer.open(plesk);
  private final HostingPanel panel;

  PleskPanelTest() throws IOException {
    plesk
        .subscription("kim", "shop.example", "192.0.2.20", true)
        .subscription("eve", "bakery.example", "192.0.2.21", false);
    panel =
        new PanelFactory(Path.of("."), name -> Optional.of(KEY))
            .open(
                new PanelEntry(
                    "srv13",
                    PanelKind.PLESK,
                    server.url(),
                    "admin",
                    Optional.of(PanelKeys.fingerprint()),
                    Optional.empty(),
                    false));
  }

  @Test
  void theServerIsDescribed() throws Exception {
    PanelInventory facts = panel.inventory(ample());

    assertEquals(Optional.of(new Domain("srv13.example.net")), facts.host());
    assertEquals(List.of(ip("192.0.2.20"), ip("192.0.2.21")), facts.addresses());
    assertEquals(
        List.of("shop.example", "bakery.example"),
        facts.domains().stream().map(domain -> domain.domain().name()).toList());
  }

  @Test
  void aDomainsMailIsSentFromItsOwnIp() throws Exception {
    assertEquals(
        new DomainMailSetup(
            "srv13",
            new Domain("bakery.example"),
            Optional.of("eve"),
            List.of(
                new Sending(ip("192.0.2.21"), Source.DOMAIN_ADDRESS),
                new Sending(ip("192.0.2.20"), Source.MAIN_ADDRESS)),
            Optional.empty(),
            Routing.REMOTE,
            Optional.empty()),
        panel.mailSetup(new Domain("bakery.example"), ample()));
  }

  @Test
  void aCommonSendingIpIsUsedIfConfigured() throws Exception {
    plesk.sendFrom("192.0.2.25");

    DomainMailSetup mail = panel.mailSetup(new Domain("shop.example"), ample());

    assertEquals(List.of(new Sending(ip("192.0.2.25"), Source.MAIL_ADDRESS)), mail.sending());
    assertEquals(Routing.LOCAL, mail.routing());
  }

  @Test
  void aFail2banBanIsReportedWithItsJailAndCanBeRemoved() throws Exception {
    plesk.ban("203.0.113.7", "plesk-postfix").ban("203.0.113.70", "ssh");

    List<IpBan> blocks = panel.bans(CUSTOMER, ample());

    assertEquals(
        List.of(
            new IpBan(
                "srv13",
                Blocker.FAIL2BAN,
                "plesk-postfix",
                CUSTOMER,
                "",
                Optional.empty(),
                Optional.empty(),
                true)),
        blocks);
    assertEquals(
        "fail2ban unbanned 203.0.113.7 in plesk-postfix.", panel.removeBan(blocks.get(0), ample()));
    assertFalse(plesk.bans("203.0.113.7"));
  }

  @Test
  void aFailedUtilityThrows() throws Exception {
    plesk.withoutFail2ban();

    PanelException failed = assertThrows(PanelException.class, () -> panel.bans(CUSTOMER, ample()));

    assertEquals(Cause.NOT_OFFERED, failed.kind());
    assertTrue(failed.message().contains("not running"), failed.message());
  }

  @Test
  void anExpiredKeyIsRecognized() {
    plesk.expire();

    PanelException failed = assertThrows(PanelException.class, () -> panel.inventory(ample()));

    assertEquals(Cause.TOKEN_REFUSED, failed.kind());
    assertFalse(failed.message().contains(KEY));
  }

  @Test
  void entitiesAndDocumentTypesAreIgnored() {
    server.setFault(
        PanelFault.body(
            "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<p><dns_ip_address>&x;</dns_ip_address></p>"));

    assertThrows(PanelException.class, () -> panel.mailSetup(new Domain("shop.example"), ample()));
  }

  private static Ip ip(String text) {
    return Ip.parse(text).orElseThrow();
  }
}
