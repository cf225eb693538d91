package org.bounceback.hosting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.hosting.PanelInventoryCache.CachedInventory;
import org.bounceback.net.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A panel with its last inventory, which stays valid while the panel is unavailable. Safe for
 * concurrent use.
 */
final class MonitoredPanel {
  private static final Logger log = LoggerFactory.getLogger(MonitoredPanel.class);

  private final PanelEntry entry;
  private final HostingPanel panel;
  private final PanelInventoryCache cache;
  private final Clock clock;
  private volatile Optional<CachedInventory> cachedInventory;
  private volatile Optional<String> lastError = Optional.empty();

  MonitoredPanel(PanelEntry entry, HostingPanel panel, PanelInventoryCache cache, Clock clock) {
    this.entry = entry;
    this.panel = panel;
    this.cache = cache;
    this.clock = clock;
    this.cachedInventory = cache.load(entry.server());
  }

  PanelEntry entry() {
    return entry;
  }

  HostingPanel panel() {
    return panel;
  }

  Optional<CachedInventory> inventory() {
    return cachedInventory;
  }

  /** Returns why the last request failed; empty if it succeeded. */
  Optional<String> lastError() {
    return lastError;
  }

  /** Returns the age of the inventory. */
  Optional<Duration> age() {
    return cachedInventory.map(inventory -> Duration.between(inventory.asOf(), clock.instant()));
  }

  /** Requests the inventory, unless the current one is younger than {@code young}. */
  synchronized void refresh(Duration young, Deadline deadline) throws InterruptedException {
    if (lastError.isEmpty() && age().filter(age -> age.compareTo(young) < 0).isPresent()) {
      return;
    }
    try {
      Instant requestedAt = clock.instant();
      var inventory = new CachedInventory(panel.inventory(deadline), requestedAt);
      cachedInventory = Optional.of(inventory);
      lastError = Optional.empty();
      cache.save(entry.server(), inventory);
      log.info(
          "panel inventory loaded server={} domains={} addresses={}",
          entry.server(),
          inventory.facts().domains().size(),
          inventory.facts().addresses().size());
    } catch (PanelException failed) {
      lastError = Optional.of(failed.message());
      log.warn("panel inventory not loaded server={} reason={}", entry.server(), failed.message());
    }
  }
}
