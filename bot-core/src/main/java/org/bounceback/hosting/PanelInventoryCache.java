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
 * What panels said last, in a file each, so that a process that has just started, or a panel that
 * is away, leaves us with what was known. Files that cannot be read or written cost no more than
 * asking again.
 */
public final class PanelInventoryCache {
  private static final Logger log = LoggerFactory.getLogger(PanelInventoryCache.class);

  private final Path folder;

  /** Kept in that folder, which need not exist. */
  public PanelInventoryCache(Path folder) {
    this.folder = folder;
  }

  /**
   * What was said.
   *
   * @param asOf when
   */
  public record CachedInventory(PanelInventory facts, Instant asOf) {}

  Optional<CachedInventory> load(String server) {
    try {
      return Optional.of(read(DocumentCodec.json(server, Files.readString(file(server)))));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    } catch (IOException | InvalidDataException | DateTimeException unreadable) {
      log.debug("what the panel said is not read server={}", server, unreadable);
      return Optional.empty();
    }
  }

  void save(String server, CachedInventory cachedInventory) {
    try {
      PrivateFiles.createFolders(folder);
      PrivateFiles.replace(
          file(server), json(cachedInventory).toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritable) {
      log.debug("what the panel said is not kept server={}", server, unwritable);
    }
  }

  /** A server may be called anything; a file may not. */
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
                    each ->
                        new JsonObjectBuilder()
                            .with("domain", each.domain().name())
                            .with("account", each.account())
                            .with("main", each.main()))
                .toList());
  }

  private static CachedInventory read(DocumentNode documentNode) {
    var domains = new ArrayList<HostedDomain>();
    for (DocumentNode each : documentNode.list("domains")) {
      Domain.parse(each.text("domain"))
          .map(domain -> new HostedDomain(domain, each.findText("account"), each.isTrue("main")))
          .ifPresent(domains::add);
    }
    List<Ip> addresses =
        documentNode.texts("addresses").stream().flatMap(each -> Ip.parse(each).stream()).toList();
    return new CachedInventory(
        new PanelInventory(
            documentNode.findText("host").flatMap(Domain::parse),
            documentNode.findText("version"),
            addresses,
            domains),
        Instant.parse(documentNode.text("asOf")));
  }
}
