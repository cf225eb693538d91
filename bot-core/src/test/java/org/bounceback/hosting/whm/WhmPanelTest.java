package org.bounceback.hosting.whm;

import static org.bounceback.hosting.whm.WhmHouse.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.hosting.DomainMailSetup.Source;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelInventory.HostedDomain;
import org.bounceback.hosting.PanelKind;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.hosting.vendor.HostingPanelContract;
import org.bounceback.sandbox.panel.PanelServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WhmPanelTest extends HostingPanelContract {
  @AutoClose private final WhmHouse house = new WhmHouse();

  WhmPanelTest() throws IOException {
    super(PanelKind.WHM, "root", TOKEN);
  }

  @Override
  protected PanelServer simulation() {
    return house.server;
  }

  @Override
  protected void expireToken() {
    house.whm.expire("root", TOKEN);
  }

  @Override
  protected void denyBans() {
    house.whm.grant(
        "root",
        TOKEN,
        Set.of(
            "acct-summary",
            "basic-system-info",
            "basic-whm-functions",
            "cpanel-api",
            "list-accts",
            "track-email"));
  }

  @Override
  protected void ban(String ip) {
    house.world.blackList(ip, "spam");
  }

  @Override
  protected boolean hasLog() {
    return true;
  }

  @Test
  void theServerIsDescribedWithItsDomainsAndAccounts() throws Exception {
    PanelInventory facts = panel().inventory(ample());

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
        panel().inventory(ample()).domains().stream()
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
        panel().mailSetup(new Domain("bakery.example"), ample()));
  }

  @Test
  void withoutThePtrCheckTheMainIpIsTheMostLikely() throws Exception {
    house.whm.removeFunction("validate_current_ptrs");
    house.world.host("inn", "inn.example", "192.0.2.99", "main");

    assertEquals(
        List.of(
            new Sending(ip(MAIN), Source.MAIN_ADDRESS),
            new Sending(ip("192.0.2.99"), Source.DOMAIN_ADDRESS)),
        panel().mailSetup(new Domain("inn.example"), ample()).sending());
  }

  @Test
  void anAutomaticRoutingIsTheDetectedOne() throws Exception {
    house.world.route("shop.example", "auto");

    assertEquals(Routing.LOCAL, panel().mailSetup(new Domain("shop.example"), ample()).routing());
  }

  @Test
  void suspendedMailIsReported() throws Exception {
    house.world.suspendOutgoingMail("shop");

    assertEquals(
        Optional.of("Outgoing mail of the account shop is suspended."),
        panel().mailSetup(new Domain("shop.example"), ample()).suspendedReason());
  }

  @Test
  void everyRequestContainsTheTokenInTheVendorsFormat() throws Exception {
    panel().inventory(ample());

    assertTrue(
        house.server.requests().stream()
            .allMatch(
                each ->
                    each.header("authorization").equals("whm root:" + TOKEN)
                        && each.parameter("api.version").equals(Optional.of("1"))
                        && each.method().equals("GET")));
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
}
