package org.bounceback.hosting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.hosting.PanelInventoryCache.CachedInventory;
import org.bounceback.net.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One panel with what it said last; a panel that is away keeps that. Safe for concurrent use. */
final class MonitoredPanel {
  private static final Logger log = LoggerFactory.getLogger(MonitoredPanel.class);

  private final PanelEntry entry;
  private final HostingPanel panel;
  private final PanelInventoryCache memory;
  private final Clock clock;
  private volatile Optional<CachedInventory> cachedInventory;
  private volatile Optional<String> trouble = Optional.empty();

  MonitoredPanel(PanelEntry entry, HostingPanel panel, PanelInventoryCache memory, Clock clock) {
    this.entry = entry;
    this.panel = panel;
    this.memory = memory;
    this.clock = clock;
    this.cachedInventory = memory.load(entry.server());
  }

  PanelEntry entry() {
    return entry;
  }

  HostingPanel panel() {
    return panel;
  }

  Optional<CachedInventory> kept() {
    return cachedInventory;
  }

  /** Why it did not answer when it was asked last. */
  Optional<String> trouble() {
    return trouble;
  }

  /** How old what is known of it is. */
  Optional<Duration> age() {
    return cachedInventory.map(each -> Duration.between(each.asOf(), clock.instant()));
  }

  /** Asks it unless what is known is young. */
  synchronized void refresh(Duration young, Deadline deadline) throws InterruptedException {
    if (trouble.isEmpty() && age().filter(age -> age.compareTo(young) < 0).isPresent()) {
      return;
    }
    try {
      Instant asked = clock.instant();
      var told = new CachedInventory(panel.facts(deadline), asked);
      cachedInventory = Optional.of(told);
      trouble = Optional.empty();
      memory.save(entry.server(), told);
      log.info(
          "panel asked server={} domains={} addresses={}",
          entry.server(),
          told.facts().domains().size(),
          told.facts().addresses().size());
    } catch (PanelException failed) {
      trouble = Optional.of(failed.words());
      log.warn("panel not asked server={} why={}", entry.server(), failed.words());
    }
  }
}
