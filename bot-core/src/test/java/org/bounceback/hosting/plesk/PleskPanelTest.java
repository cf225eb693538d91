package org.bounceback.hosting.plesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.hosting.DomainMailSetup.Source;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelKind;
import org.bounceback.hosting.vendor.HostingPanelContract;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Plesk;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PleskPanelTest extends HostingPanelContract {
  private static final String KEY = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

  private final Plesk plesk = new Plesk("srv13.example.net", MAIN, KEY);
  @AutoClose private final PanelServer server = PanelServer.open(plesk);

  PleskPanelTest() throws IOException {
    super(PanelKind.PLESK, "admin", KEY);
    plesk
        .subscription("kim", "shop.example", MAIN, true)
        .subscription("eve", "bakery.example", OWN, false);
  }

  @Override
  protected PanelServer simulation() {
    return server;
  }

  @Override
  protected void expireToken() {
    plesk.expire();
  }

  @Override
  protected void denyBans() {
    plesk.withoutFail2ban();
  }

  @Override
  protected void ban(String ip) {
    plesk.ban(ip, "plesk-postfix");
  }

  @Override
  protected boolean hasLog() {
    return false;
  }

  @Test
  void theServerIsDescribed() throws Exception {
    PanelInventory facts = panel().inventory(ample());

    assertEquals(Optional.of(new Domain("srv13.example.net")), facts.host());
    assertEquals(List.of(ip(MAIN), ip(OWN)), facts.addresses());
    assertEquals(
        List.of("shop.example", "bakery.example"),
        facts.domains().stream().map(domain -> domain.domain().name()).toList());
  }

  @Test
  void aDomainsMailIsSentFromItsOwnIp() throws Exception {
    assertEquals(
        new DomainMailSetup(
            SERVER,
            new Domain("bakery.example"),
            Optional.of("eve"),
            List.of(
                new Sending(ip(OWN), Source.DOMAIN_ADDRESS),
                new Sending(ip(MAIN), Source.MAIN_ADDRESS)),
            Optional.empty(),
            Routing.REMOTE,
            Optional.empty()),
        panel().mailSetup(new Domain("bakery.example"), ample()));
  }

  @Test
  void aCommonSendingIpIsUsedIfConfigured() throws Exception {
    plesk.sendFrom("192.0.2.25");

    DomainMailSetup mail = panel().mailSetup(new Domain("shop.example"), ample());

    assertEquals(List.of(new Sending(ip("192.0.2.25"), Source.MAIL_ADDRESS)), mail.sending());
    assertEquals(Routing.LOCAL, mail.routing());
  }

  @Test
  void aFail2banBanIsReportedWithItsJailAndCanBeRemoved() throws Exception {
    plesk.ban("203.0.113.7", "plesk-postfix").ban("203.0.113.70", "ssh");

    List<IpBan> blocks = panel().bans(CUSTOMER, ample());

    assertEquals(
        List.of(
            new IpBan(
                SERVER,
                Blocker.FAIL2BAN,
                "plesk-postfix",
                CUSTOMER,
                "",
                Optional.empty(),
                Optional.empty(),
                true)),
        blocks);
    assertEquals(
        "fail2ban unbanned 203.0.113.7 in plesk-postfix.",
        panel().removeBan(blocks.get(0), ample()));
    assertFalse(plesk.bans("203.0.113.7"));
  }

  @Test
  void aFailedUtilityThrows() throws Exception {
    plesk.withoutFail2ban();

    PanelException failed =
        assertThrows(PanelException.class, () -> panel().bans(CUSTOMER, ample()));

    assertEquals(Cause.NOT_OFFERED, failed.kind());
    assertTrue(failed.message().contains("not running"), failed.message());
  }

  @Test
  void entitiesAndDocumentTypesAreIgnored() {
    server.setFault(
        PanelFault.body(
            "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<p><dns_ip_address>&x;</dns_ip_address></p>"));

    assertThrows(
        PanelException.class, () -> panel().mailSetup(new Domain("shop.example"), ample()));
  }
}
