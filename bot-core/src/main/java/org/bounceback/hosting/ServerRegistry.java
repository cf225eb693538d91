package org.bounceback.hosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.PanelInventoryCache.CachedInventory;
import org.bounceback.hosting.Server.ServerRole;
import org.bounceback.net.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current table of our servers, from the operator's file and the last inventories of their
 * control panels. A changed file is loaded at the next access. If the new file is invalid, a
 * warning is logged and the previous table stays active. Panels are only queried in {@link
 * #refresh}, never when the table is read.
 *
 * <p>Safe for concurrent use.
 */
public final class ServerRegistry implements Supplier<ServerTable> {
  private static final Logger log = LoggerFactory.getLogger(ServerRegistry.class);
  private static final Set<ServerRole> OF_A_HOSTING_SERVER =
      EnumSet.of(ServerRole.SUBMISSION, ServerRole.OUTBOUND, ServerRole.INBOUND);

  private final Optional<Path> file;
  private final Function<PanelEntry, HostingPanel> opener;
  private final PanelInventoryCache panelCache;
  private final Clock clock;
  private volatile Loaded loaded;

  private ServerRegistry(
      Optional<Path> file,
      Function<PanelEntry, HostingPanel> opener,
      PanelInventoryCache panelCache,
      Clock clock)
      throws IOException {
    this.file = file;
    this.opener = opener;
    this.panelCache = panelCache;
    this.clock = clock;
    this.loaded = new Loaded(FileTime.fromMillis(0), ServersFile.NONE, List.of());
    if (file.isPresent()) {
      this.loaded = load(file.get());
    }
  }

  private record Loaded(FileTime modified, ServersFile written, List<MonitoredPanel> panels) {}

  /**
   * Loads the servers of a file.
   *
   * @param opener creates the panels in the file
   * @param panelCache the inventories of earlier processes
   * @throws IOException if the file cannot be read
   * @throws InvalidDataException if the file is invalid, or a panel in it cannot be opened
   */
  public static ServerRegistry load(
      Path file,
      Function<PanelEntry, HostingPanel> opener,
      PanelInventoryCache panelCache,
      Clock clock)
      throws IOException {
    return new ServerRegistry(Optional.of(file), opener, panelCache, clock);
  }

  /** Creates an empty registry, for use without a servers file. */
  public static ServerRegistry unknown(PanelInventoryCache panelCache, Clock clock) {
    try {
      return new ServerRegistry(
          Optional.empty(),
          entry -> {
            throw new IllegalStateException("there is no servers file");
          },
          panelCache,
          clock);
    } catch (IOException impossible) {
      throw new IllegalStateException("there is no file to read", impossible);
    }
  }

  @Override
  public ServerTable get() {
    file.ifPresent(this::reloadIfChanged);
    Loaded now = loaded;
    return now.panels().isEmpty() ? now.written().serverTable() : merged(now);
  }

  /** Returns the panels. */
  public List<HostingPanel> panels() {
    file.ifPresent(this::reloadIfChanged);
    return loaded.panels().stream().map(MonitoredPanel::panel).toList();
  }

  /** Returns the panel of that server; empty if it has none. */
  public Optional<HostingPanel> panelOf(String server) {
    return panels().stream().filter(panel -> panel.server().equals(server)).findFirst();
  }

  /**
   * Returns the panels whose server hosts the domain or one of its parents, according to their last
   * inventories.
   */
  public List<HostingPanel> hosting(Domain domain) {
    return loaded.panels().stream()
        .filter(panel -> owning(panel, domain).isPresent())
        .map(MonitoredPanel::panel)
        .toList();
  }

  /** Returns the hosted domain: this one, or its closest parent. */
  public Optional<Domain> hosted(Domain domain) {
    return loaded.panels().stream().flatMap(panel -> owning(panel, domain).stream()).findFirst();
  }

  /**
   * Returns the hosted domain that a user identifies by an e-mail address, a domain or an account
   * name; empty if it is not hosted by us.
   */
  public Optional<Domain> findHosted(String text) {
    String typed = text.strip();
    return MailAddress.parse(typed)
        .map(MailAddress::domain)
        .or(() -> Domain.parse(typed))
        .flatMap(this::hosted)
        .or(() -> domainOf(typed));
  }

  private Optional<Domain> domainOf(String account) {
    return loaded.panels().stream()
        .flatMap(panel -> panel.inventory().stream())
        .flatMap(cachedInventory -> cachedInventory.facts().domainOf(account).stream())
        .findFirst();
  }

  /**
   * Queries the panels whose inventories are old, one after the other.
   *
   * @param young the age up to which an inventory is not requested again
   */
  public void refresh(Duration young, Deadline deadline) throws InterruptedException {
    file.ifPresent(this::reloadIfChanged);
    for (MonitoredPanel panel : loaded.panels()) {
      panel.refresh(young, deadline);
    }
  }

  /** Returns the state of each panel. */
  public List<PanelState> states() {
    return loaded.panels().stream()
        .map(
            panel ->
                new PanelState(
                    panel.entry().server(),
                    panel.inventory().map(CachedInventory::asOf),
                    panel.lastError()))
        .toList();
  }

  /**
   * The state of a panel.
   *
   * @param asOf the time of its last inventory; empty if there is none
   * @param lastError why the last request failed
   */
  public record PanelState(String server, Optional<Instant> asOf, Optional<String> lastError) {}

  private void reloadIfChanged(Path path) {
    try {
      if (!Files.getLastModifiedTime(path).equals(loaded.modified())) {
        reload(path);
      }
    } catch (IOException missing) {
      log.debug("servers file missing file={}", path, missing);
    }
  }

  private synchronized void reload(Path path) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path);
    if (modified.equals(loaded.modified())) {
      return;
    }
    try {
      loaded = load(path);
      log.info("servers reloaded file={}", path);
    } catch (InvalidDataException invalid) {
      log.warn("servers not reloaded file={} reason={}", path, invalid.getMessage());
      loaded = new Loaded(modified, loaded.written(), loaded.panels());
    }
  }

  /** Loads the file. Panels with unchanged entries are reused. */
  private Loaded load(Path path) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path);
    ServersFile written = ServersFile.read(path.toString(), Files.readString(path));
    var panels = new ArrayList<MonitoredPanel>();
    for (PanelEntry entry : written.panels()) {
      Optional<MonitoredPanel> open =
          loaded.panels().stream().filter(panel -> panel.entry().equals(entry)).findFirst();
      panels.add(
          open.orElseGet(() -> new MonitoredPanel(entry, opener.apply(entry), panelCache, clock)));
    }
    return new Loaded(modified, written, List.copyOf(panels));
  }

  private static Optional<Domain> owning(MonitoredPanel panel, Domain domain) {
    return panel.inventory().stream()
        .flatMap(cachedInventory -> cachedInventory.facts().domains().stream())
        .map(PanelInventory.HostedDomain::domain)
        .filter(domain::isWithin)
        .max((one, other) -> Integer.compare(one.labels().size(), other.labels().size()));
  }

  private static ServerTable merged(Loaded now) {
    var servers = new ArrayList<Server>();
    var hosted = new LinkedHashSet<>(now.written().serverTable().hosted());
    for (Server written : now.written().serverTable().servers()) {
      Optional<PanelInventory> facts =
          now.panels().stream()
              .filter(panel -> panel.entry().server().equals(written.name()))
              .flatMap(panel -> panel.inventory().stream())
              .map(CachedInventory::facts)
              .findFirst();
      Server server = facts.map(inventory -> with(written, inventory)).orElse(written);
      facts.ifPresent(
          inventory -> inventory.domains().forEach(domain -> hosted.add(domain.domain())));
      // A server without a name and an address cannot be recognized.
      if (!server.hosts().isEmpty() || !server.addresses().isEmpty()) {
        servers.add(server);
      }
    }
    return new ServerTable(servers, List.copyOf(hosted));
  }

  private static Server with(Server written, PanelInventory facts) {
    var hosts = new LinkedHashSet<>(written.hosts());
    facts.host().ifPresent(hosts::add);
    var addresses = new LinkedHashSet<>(written.addresses());
    facts.addresses().stream().map(Cidr::of).forEach(addresses::add);
    return new Server(
        written.name(),
        List.copyOf(hosts),
        List.copyOf(addresses),
        written.serverRoles().isEmpty() ? OF_A_HOSTING_SERVER : written.serverRoles());
  }
}
