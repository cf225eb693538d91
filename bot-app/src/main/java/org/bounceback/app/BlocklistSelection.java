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

/** The blocklists that the operator chose, with the keys and consents for them. */
public final class BlocklistSelection {
  private final Settings settings;

  BlocklistSelection(Settings settings) {
    this.settings = settings;
  }

  /**
   * The lists that we know.
   *
   * @throws CommandFailedException when the zones file cannot be used
   */
  public BlocklistCatalog catalogue() throws CommandFailedException {
    BlocklistCatalog chosen = zonesIn("blocklists.zones").orElseGet(BlocklistCatalog::packaged);
    return zonesIn("blocklists.more-zones").map(chosen::with).orElse(chosen);
  }

  /**
   * Our keys, and the terms that were accepted. Who names the zones one by one has read them.
   *
   * @throws CommandFailedException when a key cannot be used
   */
  BlocklistCredentials access() throws CommandFailedException {
    List<String> keys =
        settings.list("blocklists.keys").stream()
            .flatMap(each -> Arrays.stream(each.split("[,\\s]+")))
            .filter(each -> !each.isEmpty())
            .toList();
    try {
      BlocklistCredentials blocklistCredentials =
          BlocklistCredentials.of(keys).accepting(settings.list("blocklists.consent"));
      return hasChosenZones() ? blocklistCredentials.acceptingAll() : blocklistCredentials;
    } catch (InvalidDataException wrong) {
      throw new CommandFailedException(
          Status.USAGE, "blocklists.keys: " + wrong.getMessage(), wrong);
    }
  }

  private boolean hasChosenZones() {
    return settings.path("blocklists.zones").isPresent();
  }

  /**
   * Those that may be asked for many addresses; mass sweeps break most public lists' terms.
   *
   * @throws CommandFailedException when there is none, or the zones file cannot be used
   */
  BlocklistCatalog sweepable() throws CommandFailedException {
    BlocklistCredentials blocklistCredentials = access();
    Set<String> allowed = Set.copyOf(settings.list("blocklists.sweep"));
    boolean chosen = hasChosenZones();
    Predicate<Zone> allows =
        zone -> chosen || blocklistCredentials.hasKeyFor(zone) || allowed.contains(zone.name());
    BlocklistCatalog all = catalogue();
    if (all.zones().stream().noneMatch(allows)) {
      throw new CommandFailedException(
          Status.USAGE,
          "most public lists forbid to be asked for many addresses; name the lists with --zones,"
              + " those that you hold a copy of or have an agreement with in blocklists.sweep, or"
              + " give a key in blocklists.keys");
    }
    return all.only(allows);
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
          "cannot read the zones file %s; check the path and its rights".formatted(file),
          unreadable);
    }
  }
}
