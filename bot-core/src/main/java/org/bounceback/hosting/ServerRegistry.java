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
 * The table of our servers as it is now: what the operator wrote, and what their control panels
 * said last. A changed file is taken over when the table is wanted next; one that is broken is
 * complained of, and the table before it stays. Panels are asked in {@link #refresh} alone, never
 * when the table is wanted.
 *
 * <p>Safe for concurrent use.
 */
public final class ServerRegistry implements Supplier<ServerTable> {
  private static final Logger log = LoggerFactory.getLogger(ServerRegistry.class);
  private static final Set<ServerRole> OF_A_HOSTING_SERVER =
      EnumSet.of(ServerRole.SUBMISSION, ServerRole.OUTBOUND, ServerRole.INBOUND);

  private final Optional<Path> file;
  private final Function<PanelEntry, HostingPanel> opener;
  private final PanelInventoryCache memory;
  private final Clock clock;
  private volatile Loaded loaded;

  private ServerRegistry(
      Optional<Path> file,
      Function<PanelEntry, HostingPanel> opener,
      PanelInventoryCache memory,
      Clock clock)
      throws IOException {
    this.file = file;
    this.opener = opener;
    this.memory = memory;
    this.clock = clock;
    this.loaded = new Loaded(FileTime.fromMillis(0), ServersFile.NONE, List.of());
    if (file.isPresent()) {
      this.loaded = load(file.get());
    }
  }

  private record Loaded(FileTime modified, ServersFile written, List<MonitoredPanel> panels) {}

  /**
   * The servers of a file.
   *
   * @param opener makes the panels that it names
   * @param memory what the panels said to former processes
   * @throws IOException when the file cannot be read
   * @throws InvalidDataException when it is no such file, or a panel in it cannot be opened
   */
  public static ServerRegistry in(
      Path file, Function<PanelEntry, HostingPanel> opener, PanelInventoryCache memory, Clock clock)
      throws IOException {
    return new ServerRegistry(Optional.of(file), opener, memory, clock);
  }

  /** Where no file names any. */
  public static ServerRegistry unknown(PanelInventoryCache memory, Clock clock) {
    try {
      return new ServerRegistry(
          Optional.empty(),
          entry -> {
            throw new IllegalStateException("no file names a panel");
          },
          memory,
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

  /** The panels that there are. */
  public List<HostingPanel> panels() {
    file.ifPresent(this::reloadIfChanged);
    return loaded.panels().stream().map(MonitoredPanel::panel).toList();
  }

  /** The panel of that server; empty when it has none. */
  public Optional<HostingPanel> panelOf(String server) {
    return panels().stream().filter(each -> each.server().equals(server)).findFirst();
  }

  /** The panels whose server hosts the domain, or one above it, as they said last. */
  public List<HostingPanel> hosting(Domain domain) {
    return loaded.panels().stream()
        .filter(each -> owning(each, domain).isPresent())
        .map(MonitoredPanel::panel)
        .toList();
  }

  /** The domain that a server hosts: this one, or the nearest above it. */
  public Optional<Domain> hosted(Domain domain) {
    return loaded.panels().stream().flatMap(each -> owning(each, domain).stream()).findFirst();
  }

  /**
   * The domain on our servers that somebody means by a mail address, a domain or the name of an
   * account; empty when it is none of ours.
   */
  public Optional<Domain> meant(String text) {
    String typed = text.strip();
    return MailAddress.parse(typed)
        .map(MailAddress::domain)
        .or(() -> Domain.parse(typed))
        .flatMap(this::hosted)
        .or(() -> domainOf(typed));
  }

  private Optional<Domain> domainOf(String account) {
    return loaded.panels().stream()
        .flatMap(each -> each.kept().stream())
        .flatMap(cachedInventory -> cachedInventory.facts().domainOf(account).stream())
        .findFirst();
  }

  /**
   * Asks the panels whose answers have grown old, one after the other.
   *
   * @param young answers younger than that are good enough
   */
  public void refresh(Duration young, Deadline deadline) throws InterruptedException {
    file.ifPresent(this::reloadIfChanged);
    for (MonitoredPanel each : loaded.panels()) {
      each.refresh(young, deadline);
    }
  }

  /** How each panel stands, for people. */
  public List<PanelState> states() {
    return loaded.panels().stream()
        .map(
            each ->
                new PanelState(
                    each.entry().server(), each.kept().map(CachedInventory::asOf), each.trouble()))
        .toList();
  }

  /**
   * How a panel stands.
   *
   * @param asOf when it told last what it hosts; empty when it never did
   * @param trouble why it did not answer when it was asked last
   */
  public record PanelState(String server, Optional<Instant> asOf, Optional<String> trouble) {}

  private void reloadIfChanged(Path path) {
    try {
      if (!Files.getLastModifiedTime(path).equals(loaded.modified())) {
        reload(path);
      }
    } catch (IOException gone) {
      log.debug("servers file gone file={}", path, gone);
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
    } catch (InvalidDataException broken) {
      log.warn("servers not reloaded file={} why={}", path, broken.getMessage());
      loaded = new Loaded(modified, loaded.written(), loaded.panels());
    }
  }

  /** Panels whose entry is as before stay open. */
  private Loaded load(Path path) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path);
    ServersFile written = ServersFile.read(path.toString(), Files.readString(path));
    var panels = new ArrayList<MonitoredPanel>();
    for (PanelEntry entry : written.panels()) {
      Optional<MonitoredPanel> open =
          loaded.panels().stream().filter(each -> each.entry().equals(entry)).findFirst();
      panels.add(
          open.orElseGet(() -> new MonitoredPanel(entry, opener.apply(entry), memory, clock)));
    }
    return new Loaded(modified, written, List.copyOf(panels));
  }

  private static Optional<Domain> owning(MonitoredPanel panel, Domain domain) {
    return panel.kept().stream()
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
              .filter(each -> each.entry().server().equals(written.name()))
              .flatMap(each -> each.kept().stream())
              .map(CachedInventory::facts)
              .findFirst();
      Server server = facts.map(each -> with(written, each)).orElse(written);
      facts.ifPresent(each -> each.domains().forEach(domain -> hosted.add(domain.domain())));
      // Of a server without name and address nothing can be told apart from a stranger.
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
