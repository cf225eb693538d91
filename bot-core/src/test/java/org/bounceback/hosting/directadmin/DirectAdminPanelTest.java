package org.bounceback.hosting.directadmin;

import static org.bounceback.hosting.whm.WhmHouse.ample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
import org.bounceback.hosting.PanelPermission;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.sandbox.panel.DirectAdmin;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectAdminPanelTest {
  private static final String KEY = "loginkey0123456789";
  private static final Ip CUSTOMER = Ip.parse("203.0.113.7").orElseThrow();

  private final DirectAdmin admin = new DirectAdmin("admin", KEY, "192.0.2.30");
  @AutoClose private final PanelServer server = PanelServer.open(admin);
  private final HostingPanel panel;

  DirectAdminPanelTest() throws IOException {
    admin
        .user("kim", "shop.example", "192.0.2.30", true)
        .user("eve", "bakery.example", "192.0.2.31", false);
    panel =
        new PanelFactory(Path.of("."), name -> Optional.of(KEY))
            .open(
                new PanelEntry(
                    "srv14",
                    PanelKind.DIRECTADMIN,
                    server.url(),
                    "admin",
                    Optional.of(PanelKeys.fingerprint()),
                    Optional.empty(),
                    false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void newAndOldVersionsGiveTheSameResult(boolean old) throws Exception {
    if (old) {
      admin.old();
    }

    PanelInventory facts = panel.inventory(ample());

    assertEquals(List.of(ip("192.0.2.30"), ip("192.0.2.31")), facts.addresses());
    assertEquals(Optional.of(new Domain("bakery.example")), facts.domainOf("eve"));
    assertEquals(
        new DomainMailSetup(
            "srv14",
            new Domain("bakery.example"),
            Optional.of("eve"),
            List.of(
                new Sending(ip("192.0.2.31"), Source.DOMAIN_ADDRESS),
                new Sending(ip("192.0.2.30"), Source.MAIN_ADDRESS)),
            Optional.empty(),
            Routing.REMOTE,
            Optional.empty()),
        panel.mailSetup(new Domain("bakery.example"), ample()));
  }

  @Test
  void aBanIsReportedWithItsTimeAndCanOnlyBeRemovedInThePanel() throws Exception {
    admin.block("203.0.113.7", "exim2 brute force", 1795507262L);

    IpBan block = panel.bans(CUSTOMER, ample()).get(0);

    assertEquals(Blocker.BRUTE_FORCE_MONITOR, block.by());
    assertEquals("exim2 brute force", block.reason());
    assertEquals(Optional.of(Instant.ofEpochSecond(1795507262L)), block.since());
    assertFalse(block.removable());
    assertEquals(List.of(), panel.bans(ip("203.0.113.70"), ample()));
  }

  @Test
  void aMissingPermissionIsDistinguishedFromAnUnknownKey() throws Exception {
    admin.forbid("CMD_API_BRUTE_FORCE_MONITOR");

    assertEquals(
        List.of(true, true, false),
        panel.permissions(ample()).stream().map(PanelPermission::granted).toList());
    admin.expire();
    assertEquals(
        Cause.TOKEN_REFUSED,
        assertThrows(PanelException.class, () -> panel.inventory(ample())).kind());
  }

  private static Ip ip(String text) {
    return Ip.parse(text).orElseThrow();
  }
}
