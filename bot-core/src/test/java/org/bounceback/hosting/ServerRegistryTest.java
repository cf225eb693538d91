package org.bounceback.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.Server.ServerRole;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.net.Deadline;
import org.bounceback.sandbox.panel.PanelFault;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Whm;
import org.bounceback.sandbox.panel.WhmServerState;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerRegistryTest {
  private static final String TOKEN = "PANELTOKEN0123456789";
  private static final Duration YOUNG = Duration.ofMinutes(15);

  @TempDir Path folder;
  private final WhmServerState world =
      new WhmServerState("srv12.example.net", "192.0.2.10").account("shop", "shop.example");
  private final Whm whm = new Whm(world);
  @AutoClose private final PanelServer panel = PanelServer.open(whm);
  private final MovableClock clock = new MovableClock();
  private final AtomicInteger opened = new AtomicInteger();

  ServerRegistryTest() throws IOException {
    whm.grant("root", TOKEN, Set.of("all"));
  }

  @Test
  void thePanelProvidesWhatTheFileOmits() throws Exception {
    ServerRegistry servers = servers();

    assertFalse(servers.get().isKnown(), "before it was asked nothing is known");
    servers.refresh(YOUNG, ample());

    Server server = servers.get().find(ip("192.0.2.10")).orElseThrow();
    assertEquals("srv12", server.name());
    assertEquals(List.of(new Domain("srv12.example.net")), server.hosts());
    assertEquals(
        Set.of(ServerRole.SUBMISSION, ServerRole.OUTBOUND, ServerRole.INBOUND),
        server.serverRoles());
    assertTrue(servers.get().hosts(new Domain("shop.example")));
  }

  @Test
  void theFileTakesPrecedence() throws Exception {
    write("hosts: [mail.example.net], addresses: [192.0.2.77], roles: [outbound],");
    ServerRegistry servers = servers();
    servers.refresh(YOUNG, ample());

    Server server = servers.get().find(ip("192.0.2.77")).orElseThrow();

    assertTrue(server.hasAddress(ip("192.0.2.10")));
    assertEquals(Set.of(ServerRole.OUTBOUND), server.serverRoles());
    assertEquals(Optional.of(ip("192.0.2.77")), server.address());
  }

  @Test
  void aRecentInventoryIsNotRequestedAgain() throws Exception {
    ServerRegistry servers = servers();
    servers.refresh(YOUNG, ample());
    int asked = panel.requests().size();

    servers.refresh(YOUNG, ample());
    assertEquals(asked, panel.requests().size());

    clock.advance(YOUNG);
    servers.refresh(YOUNG, ample());
    assertTrue(panel.requests().size() > asked);
  }

  @Test
  void theLastInventoryOfAnUnavailablePanelIsUsedAndMarked() throws Exception {
    ServerRegistry servers = servers();
    servers.refresh(YOUNG, ample());
    panel.setFault(PanelFault.status(503));
    clock.advance(YOUNG);

    servers.refresh(YOUNG, ample());

    assertTrue(servers.get().hosts(new Domain("shop.example")));
    ServerRegistry.PanelState state = servers.states().get(0);
    assertEquals(Optional.of(clock.instant().minus(YOUNG)), state.asOf());
    assertTrue(state.lastError().orElse("").contains("503"), state.toString());
  }

  @Test
  void anotherProcessUsesTheStoredInventory() throws Exception {
    servers().refresh(YOUNG, ample());
    panel.setFault(PanelFault.status(503));

    assertTrue(servers().get().hosts(new Domain("shop.example")));
  }

  @Test
  void aChangedFileIsReloadedAndThePanelIsReused() throws Exception {
    ServerRegistry servers = servers();
    servers.refresh(YOUNG, ample());

    write("hosts: [new.example.net],");
    touch();

    assertTrue(servers.get().find("new.example.net").isPresent());
    assertTrue(servers.get().hosts(new Domain("shop.example")));
    assertEquals(1, opened.get());
  }

  @Test
  void anInvalidFileDoesNotChangeTheTable() throws Exception {
    ServerRegistry servers = servers();
    servers.refresh(YOUNG, ample());

    Files.writeString(file(), "servers: [{adresses: x}]");
    touch();

    assertTrue(servers.get().hosts(new Domain("shop.example")));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, shop.example",
    "www.shop.example, shop.example",
    "kim@shop.example, shop.example",
    "shop, shop.example",
    "other.example, ",
  })
  void theHostedDomainIsFound(String typed, String domain) throws Exception {
    ServerRegistry servers = servers();
    servers.refresh(YOUNG, ample());

    assertEquals(Optional.ofNullable(domain).map(Domain::new), servers.findHosted(typed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: cpanel, url: 'https://a.example:2087'} | no such panel: cpanel",
        "{kind: whm, url: 'http://a.example:2086'} | give https",
        "{kind: whm, url: 'https://u:p@a.example:2087'} | give https",
        "{kind: whm, url: 'https://a.example:2087', user: 'a b'} | no user's name",
        "{kind: whm, url: 'https://a.example:2087', token: x} | no such key: token",
        "{kind: whm} | url is missing",
      })
  void theErrorForAnInvalidPanelContainsItsPath(String entry, String complaint) {
    InvalidDataException wrong =
        assertThrows(
            InvalidDataException.class,
            () -> ServersFile.read("s.yaml", "servers: [{name: a, panel: " + entry + "}]"));

    assertTrue(String.valueOf(wrong.getMessage()).contains(complaint), wrong.getMessage());
  }

  private ServerRegistry servers() throws IOException {
    if (!Files.exists(file())) {
      write("");
    }
    var panelFactory = new PanelFactory(folder, name -> Optional.of(TOKEN));
    return ServerRegistry.load(
        file(),
        entry -> open(panelFactory, entry),
        new PanelInventoryCache(folder.resolve("kept")),
        clock);
  }

  private HostingPanel open(PanelFactory panelFactory, PanelEntry entry) {
    opened.incrementAndGet();
    return panelFactory.open(entry);
  }

  private void write(String more) throws IOException {
    Files.writeString(
        file(),
        "servers: [{name: srv12, %s panel: {kind: whm, url: \"%s\", certificate: \"%s\"}}]"
            .formatted(more, panel.url(), PanelKeys.fingerprint()));
  }

  /** Two writes within one tick of the file system's clock look alike. */
  private void touch() throws IOException {
    Files.setLastModifiedTime(
        file(), FileTime.fromMillis(Files.getLastModifiedTime(file()).toMillis() + 2000));
  }

  private Path file() {
    return folder.resolve("servers.yaml");
  }

  private static Ip ip(String text) {
    return Ip.parse(text).orElseThrow();
  }

  private static Deadline ample() {
    return Deadline.after(Duration.ofSeconds(20));
  }
}
