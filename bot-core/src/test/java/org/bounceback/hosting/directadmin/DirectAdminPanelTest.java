package org.bounceback.hosting.directadmin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
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
import org.bounceback.sandbox.panel.DirectAdmin;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectAdminPanelTest extends HostingPanelContract {
  private static final String KEY = "loginkey0123456789";

  private final DirectAdmin admin = new DirectAdmin("admin", KEY, MAIN);
  @AutoClose private final PanelServer server = PanelServer.open(admin);

  DirectAdminPanelTest() throws IOException {
    super(PanelKind.DIRECTADMIN, "admin", KEY);
    admin.user("kim", "shop.example", MAIN, true).user("eve", "bakery.example", OWN, false);
  }

  @Override
  protected PanelServer simulation() {
    return server;
  }

  @Override
  protected void expireToken() {
    admin.expire();
  }

  @Override
  protected void denyBans() {
    admin.forbid("CMD_API_BRUTE_FORCE_MONITOR");
  }

  @Override
  protected void ban(String ip) {
    admin.block(ip, "exim2 brute force", 1795507262L);
  }

  @Override
  protected boolean hasLog() {
    return false;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void newAndOldVersionsGiveTheSameResult(boolean old) throws Exception {
    if (old) {
      admin.old();
    }

    PanelInventory facts = panel().inventory(ample());

    assertEquals(List.of(ip(MAIN), ip(OWN)), facts.addresses());
    assertEquals(Optional.of(new Domain("bakery.example")), facts.domainOf("eve"));
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
  void aListInsteadOfOwnersIsNotAnEmptyInventory() throws Exception {
    server.setFault(PanelFault.body("[\"shop.example\"]"));

    PanelException failed = assertThrows(PanelException.class, () -> panel().inventory(ample()));

    assertEquals(Cause.UNREADABLE, failed.kind());
  }

  @Test
  void anOldVersionWithoutDomainsHasAnEmptyInventory() throws Exception {
    server.setFault(PanelFault.body(""));

    assertEquals(List.of(), panel().inventory(ample()).domains());
  }

  @Test
  void aBanIsReportedWithItsTimeAndCanOnlyBeRemovedInThePanel() throws Exception {
    ban("203.0.113.7");

    IpBan block = panel().bans(CUSTOMER, ample()).get(0);

    assertEquals(Blocker.BRUTE_FORCE_MONITOR, block.by());
    assertEquals("exim2 brute force", block.reason());
    assertEquals(Optional.of(Instant.ofEpochSecond(1795507262L)), block.since());
    assertFalse(block.removable());
  }
}
