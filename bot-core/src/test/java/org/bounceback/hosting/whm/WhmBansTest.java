package org.bounceback.hosting.whm;

import static org.bounceback.hosting.vendor.HostingPanelContract.ample;
import static org.bounceback.hosting.whm.WhmHouse.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.PanelException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WhmBansTest {
  private static final Ip CUSTOMER = Ip.parse("203.0.113.7").orElseThrow();
  private static final String SINCE = "2026-11-24T08:01:02.000Z";
  private static final String UNTIL = "2026-11-24T14:01:02.000Z";

  @AutoClose private final WhmHouse house = new WhmHouse();

  WhmBansTest() throws IOException {}

  @Test
  void anUnblockedIpHasNoBans() throws Exception {
    house.world.blackList("203.0.113.8", "another").brute("203.0.113.70", "", SINCE, UNTIL);

    assertEquals(List.of(), house.panel().bans(CUSTOMER, ample()));
  }

  @Test
  void aBlockListedIpIsReportedWithItsComment() throws Exception {
    house.world.blackList("203.0.113.7", "spam from this line");

    assertEquals(
        List.of(
            new IpBan(
                "srv12",
                Blocker.CPHULK,
                "black list",
                CUSTOMER,
                "spam from this line",
                Optional.empty(),
                Optional.empty(),
                true)),
        house.panel().bans(CUSTOMER, ample()));
  }

  @Test
  void aBlockListedNetworkIsNotRemovedForASingleIp() throws Exception {
    house.world.blackList("203.0.113.0/24", "whole network");

    IpBan block = house.panel().bans(CUSTOMER, ample()).get(0);

    assertEquals("black list, 203.0.113.0/24", block.list());
    assertFalse(block.removable());
  }

  @Test
  void aBruteForceBlockHasItsStartAndTheFailedLogins() throws Exception {
    house
        .world
        .brute("203.0.113.7", "too many failures", SINCE, UNTIL)
        .failedLogin("203.0.113.7", "kim@shop.example", "dovecot", SINCE)
        .failedLogin("203.0.113.7", "kim@shop.example", "dovecot", SINCE)
        .failedLogin("198.51.100.1", "other@bakery.example", "dovecot", SINCE);

    IpBan block = house.panel().bans(CUSTOMER, ample()).get(0);

    assertEquals(
        "too many failures; 2 failed logins as kim@shop.example at dovecot", block.reason());
    assertEquals(Optional.of(Instant.parse(SINCE)), block.since());
    assertEquals(Optional.of(Instant.parse(UNTIL)), block.until());
  }

  @Test
  void aTimeWithoutAZoneIsReportedAsWritten() throws Exception {
    house.world.brute("203.0.113.7", "", "2026-11-24 08:01:02", "2026-11-24 14:01:02");

    IpBan block = house.panel().bans(CUSTOMER, ample()).get(0);

    assertEquals(Optional.empty(), block.since());
    assertEquals("since 2026-11-24 08:01:02 by the server's clock", block.reason());
  }

  @Test
  void aDisabledCphulkHasNoBans() throws Exception {
    house.world.withoutCphulk().blackList("203.0.113.7", "kept from before");

    assertEquals(List.of(), house.panel().bans(CUSTOMER, ample()));
  }

  @Test
  void csfIsQueriedIfConfigured() throws Exception {
    house
        .world
        .withCsf()
        .csfDeny(
            "203.0.113.7", "lfd: (smtpauth) Failed SMTP AUTH login - Tue Nov 24 08:01:02 2026");

    assertEquals(List.of(), house.panel(TOKEN, false).bans(CUSTOMER, ample()));
    IpBan block = house.panel(TOKEN, true).bans(CUSTOMER, ample()).get(0);
    assertEquals(Blocker.CSF, block.by());
    assertEquals("csf.deny", block.list());
    assertEquals(
        "lfd: (smtpauth) Failed SMTP AUTH login - Tue Nov 24 08:01:02 2026", block.reason());
  }

  @Test
  void aTemporaryCsfBlockHasItsRemainingTime() throws Exception {
    house.world.withCsf().csfTemporary("203.0.113.7", "lfd - *Port Scan* detected");

    IpBan block = house.panel(TOKEN, true).bans(CUSTOMER, ample()).get(0);

    assertEquals("temporary", block.list());
    assertEquals("lfd - *Port Scan* detected (3600 s left)", block.reason());
  }

  @Test
  void everyKindOfBlockCanBeRemoved() throws Exception {
    house
        .world
        .withCsf()
        .csfDeny("203.0.113.7", "lfd")
        .blackList("203.0.113.7", "spam")
        .brute("203.0.113.7", "", SINCE, UNTIL);
    HostingPanel panel = house.panel(TOKEN, true);

    for (IpBan block : panel.bans(CUSTOMER, ample())) {
      panel.removeBan(block, ample());
    }

    assertFalse(house.world.isBlocked("203.0.113.7"));
    assertEquals(List.of(), panel.bans(CUSTOMER, ample()));
  }

  @Test
  void anEntryThatNoLongerExistsIsNotReportedAsRemoved() throws Exception {
    house.world.blackList("203.0.113.7", "spam");
    HostingPanel panel = house.panel();
    IpBan block = panel.bans(CUSTOMER, ample()).get(0);
    panel.removeBan(block, ample());

    PanelException failed =
        assertThrows(PanelException.class, () -> panel.removeBan(block, ample()));

    assertTrue(failed.message().contains("not on the list"), failed.message());
  }
}
