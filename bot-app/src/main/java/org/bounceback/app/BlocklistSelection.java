package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistCredentials;
import org.bounceback.blocklist.Zone;
import org.bounceback.data.InvalidDataException;
import org.jspecify.annotations.Nullable;

/** The configured blocklists, with the keys and consents for them. */
public final class BlocklistSelection {
  private final Settings settings;
  private @Nullable BlocklistCatalog catalogue;

  BlocklistSelection(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the configured lists, or the bundled catalog; read once.
   *
   * @throws CommandFailedException if the zones file cannot be used
   */
  public synchronized BlocklistCatalog catalogue() throws CommandFailedException {
    if (catalogue == null) {
      BlocklistCatalog chosen = zonesIn("blocklists.zones").orElseGet(BlocklistCatalog::load);
      catalogue = zonesIn("blocklists.more-zones").map(chosen::with).orElse(chosen);
    }
    return catalogue;
  }

  /**
   * Returns our keys, and the accepted terms. An operator who configures zones individually is
   * expected to have read their terms.
   *
   * @throws CommandFailedException if a key cannot be used
   */
  BlocklistCredentials credentials() throws CommandFailedException {
    List<String> keys =
        settings.list("blocklists.keys").stream()
            .flatMap(key -> Arrays.stream(key.split("[,\\s]+")))
            .filter(key -> !key.isEmpty())
            .toList();
    try {
      BlocklistCredentials blocklistCredentials =
          BlocklistCredentials.of(keys).withAcceptedTerms(settings.list("blocklists.consent"));
      return hasChosenZones() ? blocklistCredentials.withAllTermsAccepted() : blocklistCredentials;
    } catch (InvalidDataException wrong) {
      throw new CommandFailedException(
          Status.USAGE, "blocklists.keys: " + wrong.getMessage(), wrong);
    }
  }

  private boolean hasChosenZones() {
    return settings.path("blocklists.zones").isPresent();
  }

  /**
   * Returns the lists that allow checks of many addresses; bulk checks violate most public lists'
   * terms.
   *
   * @throws CommandFailedException if there is none, or the zones file cannot be used
   */
  BlocklistCatalog bulkAllowed() throws CommandFailedException {
    BlocklistCredentials blocklistCredentials = credentials();
    Set<String> allowed = Set.copyOf(settings.list("blocklists.sweep"));
    boolean chosen = hasChosenZones();
    Predicate<Zone> allows =
        zone -> chosen || blocklistCredentials.hasKeyFor(zone) || allowed.contains(zone.name());
    BlocklistCatalog all = catalogue();
    if (all.zones().stream().noneMatch(allows)) {
      throw new CommandFailedException(
          Status.USAGE,
          "most public lists do not allow checks of many addresses; select lists with --zones,"
              + " add lists that you host or have an agreement with to blocklists.sweep, or"
              + " enter a key in blocklists.keys");
    }
    return all.filter(allows);
  }

  private Optional<BlocklistCatalog> zonesIn(String key) throws CommandFailedException {
    Optional<Path> file = settings.path(key);
    return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
  }

  private static BlocklistCatalog read(Path file) throws CommandFailedException {
    try {
      return BlocklistCatalog.read(file.toString(), Files.readString(file));
    } catch (InvalidDataException wrong) {
      throw new CommandFailedException(Status.USAGE, wrong.getMessage(), wrong);
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          Status.UNREADABLE,
          "cannot read the zones file %s; check the path and its permissions".formatted(file),
          unreadable);
    }
  }
}
