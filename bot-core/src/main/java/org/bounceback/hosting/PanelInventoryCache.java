package org.bounceback.hosting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.data.PrivateFiles;
import org.bounceback.hosting.PanelInventory.HostedDomain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the last inventory of each panel in a file, so that it is available after a restart or
 * while a panel is unavailable. If a file cannot be read or written, the panel is queried again.
 */
public final class PanelInventoryCache {
  private static final Logger log = LoggerFactory.getLogger(PanelInventoryCache.class);

  private final Path folder;

  /** Creates a cache in that folder, which need not exist. */
  public PanelInventoryCache(Path folder) {
    this.folder = folder;
  }

  /**
   * A stored inventory.
   *
   * @param asOf the time of the request
   */
  public record CachedInventory(PanelInventory facts, Instant asOf) {}

  Optional<CachedInventory> load(String server) {
    try {
      return Optional.of(read(DocumentCodec.json(server, Files.readString(file(server)))));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException | InvalidDataException | DateTimeException failed) {
      log.debug("panel cache not readable server={}", server, failed);
      return Optional.empty();
    }
  }

  void save(String server, CachedInventory cachedInventory) {
    try {
      PrivateFiles.createFolders(folder);
      PrivateFiles.replace(
          file(server), json(cachedInventory).toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      log.debug("panel cache not writable server={}", server, failed);
    }
  }

  /** Returns the file of a server; characters that are not allowed in file names are escaped. */
  private Path file(String server) {
    var name = new StringBuilder();
    server
        .codePoints()
        .forEach(
            c -> {
              boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-');
              name.append(plain ? Character.toString(c) : "_" + Integer.toHexString(c) + "_");
            });
    return folder.resolve(name + ".json");
  }

  private static JsonObjectBuilder json(CachedInventory cachedInventory) {
    PanelInventory facts = cachedInventory.facts();
    return new JsonObjectBuilder()
        .with("asOf", cachedInventory.asOf().toString())
        .with("host", facts.host().map(Domain::name))
        .with("version", facts.version())
        .with("addresses", facts.addresses().stream().map(Ip::toString).toList())
        .with(
            "domains",
            facts.domains().stream()
                .map(
                    domain ->
                        new JsonObjectBuilder()
                            .with("domain", domain.domain().name())
                            .with("account", domain.account())
                            .with("main", domain.main()))
                .toList());
  }

  private static CachedInventory read(DocumentNode documentNode) {
    var domains = new ArrayList<HostedDomain>();
    for (DocumentNode entry : documentNode.list("domains")) {
      Domain.parse(entry.text("domain"))
          .map(domain -> new HostedDomain(domain, entry.findText("account"), entry.isTrue("main")))
          .ifPresent(domains::add);
    }
    List<Ip> addresses =
        documentNode.texts("addresses").stream()
            .flatMap(address -> Ip.parse(address).stream())
            .toList();
    return new CachedInventory(
        new PanelInventory(
            documentNode.findText("host").flatMap(Domain::parse),
            documentNode.findText("version"),
            addresses,
            domains),
        Instant.parse(documentNode.text("asOf")));
  }
}
