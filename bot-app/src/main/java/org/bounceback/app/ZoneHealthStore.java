package org.bounceback.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.zip.CRC32;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.ZoneHealth;
import org.bounceback.blocklist.ZoneHealthFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the zones' health in the data folder, in one file for each resolver and zones file,
 * because a zone's response depends on who asks. If the folder cannot be used, nothing is stored;
 * that only costs time.
 */
final class ZoneHealthStore {
  private static final Logger log = LoggerFactory.getLogger(ZoneHealthStore.class);

  private final Settings settings;
  private final Clock clock;
  private @Nullable ZoneHealth health;

  ZoneHealthStore(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the known health, the same instance for all checks. */
  synchronized ZoneHealth health() {
    if (health == null) {
      health = load();
    }
    return health;
  }

  /** Saves what was found out since. */
  synchronized void save() {
    if (health == null) {
      return;
    }
    try {
      file().save(health);
    } catch (IOException unwritable) {
      log.debug("zones' health not saved", unwritable);
    }
  }

  private ZoneHealth load() {
    try {
      return file().load();
    } catch (IOException unreadable) {
      log.debug("zones' health not read", unreadable);
      return new ZoneHealth(clock, System::nanoTime);
    }
  }

  private ZoneHealthFile file() throws IOException {
    var sum = new CRC32();
    sum.update(settings.list("dns.resolver").toString().getBytes(StandardCharsets.UTF_8));
    for (String key : new String[] {"blocklists.zones", "blocklists.more-zones"}) {
      Optional<Path> zones = settings.path(key);
      if (zones.isPresent()) {
        sum.update(Files.readAllBytes(zones.get()));
      }
    }
    Path folder = settings.path("data").orElseThrow().resolve("zones");
    return new ZoneHealthFile(folder.resolve("%08x.tsv".formatted(sum.getValue())), clock);
  }
}
