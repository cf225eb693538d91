package org.bounceback.hosting.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelKind;
import org.bounceback.hosting.PanelPermission;
import org.junit.jupiter.api.Test;

/**
 * What every {@link HostingPanel} does. Its server has the domains {@code shop.example}, whose mail
 * it delivers locally and sends from {@link #MAIN}, and {@code bakery.example}, whose mail it
 * routes to another server and sends from {@link #OWN}.
 */
public abstract class HostingPanelContract extends PanelConnectionContract {
  public static final String MAIN = "192.0.2.10";
  public static final String OWN = "192.0.2.11";
  private static final Domain BAKERY = new Domain("bakery.example");

  /** The panel accepts {@code token} for {@code user}. */
  protected HostingPanelContract(PanelKind kind, String user, String token) {
    super(kind, user, token);
  }

  /** Denies access to the bans, and to nothing else. */
  protected abstract void denyBans();

  /** Bans an IP on the server. */
  protected abstract void ban(String ip);

  /** Whether the panel provides a mail log. */
  protected abstract boolean hasLog();

  @Test
  final void itHasTheNameOfTheServer() throws Exception {
    assertEquals(SERVER, panel().server());
  }

  @Test
  final void theInventoryHasEveryDomainAndTheMainIpFirst() throws Exception {
    PanelInventory inventory = panel().inventory(ample());

    assertEquals(List.of(ip(MAIN), ip(OWN)), inventory.addresses());
    assertTrue(
        inventory.domains().stream()
            .map(PanelInventory.HostedDomain::domain)
            .toList()
            .containsAll(List.of(SHOP, BAKERY)),
        inventory::toString);
  }

  @Test
  final void mailIsRoutedAndSentAsTheServerIsConfigured() throws Exception {
    DomainMailSetup shop = panel().mailSetup(SHOP, ample());
    DomainMailSetup bakery = panel().mailSetup(BAKERY, ample());

    assertEquals(SERVER, shop.server());
    assertEquals(SHOP, shop.domain());
    assertEquals(Routing.LOCAL, shop.routing());
    assertEquals(ip(MAIN), shop.sending().get(0).ip());
    assertEquals(Optional.empty(), shop.suspendedReason());
    assertEquals(Routing.REMOTE, bakery.routing());
    assertEquals(ip(OWN), bakery.sending().get(0).ip());
  }

  @Test
  final void aDomainOfAnotherServerHasNoAccountAndNoRouting() throws Exception {
    DomainMailSetup setup = panel().mailSetup(new Domain("other.example"), ample());

    assertEquals(Optional.empty(), setup.account());
    assertEquals(Routing.UNKNOWN, setup.routing());
  }

  @Test
  final void onlyBansOfTheIpAreReturned() throws Exception {
    ban("203.0.113.70");
    HostingPanel panel = panel();

    assertEquals(List.of(), panel.bans(CUSTOMER, ample()));
    ban("203.0.113.7");
    List<IpBan> bans = panel.bans(CUSTOMER, ample());
    assertEquals(List.of(SERVER), bans.stream().map(IpBan::server).toList());
    assertEquals(List.of(CUSTOMER), bans.stream().map(IpBan::ip).toList());
  }

  @Test
  final void exactlyTheRemovableBansAreRemoved() throws Exception {
    ban("203.0.113.7");
    ban("203.0.113.70");
    HostingPanel panel = panel();
    IpBan ban = panel.bans(CUSTOMER, ample()).get(0);

    assertEquals(ban.removable(), isRemovedBy(panel, ban));

    assertEquals(ban.removable() ? List.of() : List.of(ban), panel.bans(CUSTOMER, ample()));
    assertEquals(1, panel.bans(ip("203.0.113.70"), ample()).size());
  }

  @Test
  final void aBanIsNotReportedAsRemovedTwice() throws Exception {
    ban("203.0.113.7");
    HostingPanel panel = panel();
    IpBan ban = panel.bans(CUSTOMER, ample()).get(0);
    isRemovedBy(panel, ban);

    assertFalse(isRemovedBy(panel, ban));
  }

  @Test
  final void anUnknownMessageHasNoLogLines() throws Exception {
    var query =
        new MailLogQuery(List.of("1xAa00-0001AA-9z"), sender(), recipient(), Optional.empty());

    assertEquals(hasLog() ? Optional.of(List.of()) : Optional.empty(), logLines(query));
  }

  @Test
  final void aLogQueryThatMatchesEveryMessageIsNotSent() throws Exception {
    logLines(new MailLogQuery(List.of(), Optional.empty(), recipient(), Optional.empty()));
    logLines(new MailLogQuery(List.of(), sender(), Optional.empty(), Optional.empty()));

    assertEquals(List.of(), simulation().requests());
  }

  @Test
  final void aCompleteTokenHasEveryPermission() throws Exception {
    assertTrue(panel().permissions(ample()).stream().allMatch(PanelPermission::granted));
  }

  @Test
  final void aMissingOptionalPermissionIsReported() throws Exception {
    denyBans();
    HostingPanel panel = panel();

    List<PanelPermission> missing =
        panel.permissions(ample()).stream().filter(permission -> !permission.granted()).toList();

    assertEquals(1, missing.size());
    assertFalse(missing.get(0).required());
    assertTrue(missing.get(0).description().startsWith("cannot read"), missing::toString);
    PanelException failed = assertThrows(PanelException.class, () -> panel.bans(CUSTOMER, ample()));
    assertTrue(
        Set.of(Cause.RIGHT_MISSING, Cause.NOT_OFFERED).contains(failed.kind()), failed::message);
    assertEquals(2, panel.inventory(ample()).addresses().size());
  }

  private static boolean isRemovedBy(HostingPanel panel, IpBan ban) throws InterruptedException {
    try {
      panel.removeBan(ban, ample());
      return true;
    } catch (PanelException failed) {
      assertEquals(Cause.NOT_OFFERED, failed.kind());
      return false;
    }
  }

  /** Returns the lines, or empty if the panel provides no log. */
  private Optional<List<MailLogLine>> logLines(MailLogQuery query) throws Exception {
    try {
      return Optional.of(panel().logLines(query, ample()));
    } catch (PanelException failed) {
      assertEquals(Cause.NOT_OFFERED, failed.kind());
      return Optional.empty();
    }
  }

  private static Optional<MailAddress> sender() {
    return MailAddress.parse("kim@shop.example");
  }

  private static Optional<MailAddress> recipient() {
    return MailAddress.parse("bob@example.org");
  }
}
