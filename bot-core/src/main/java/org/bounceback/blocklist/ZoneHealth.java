package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.bounceback.blocklist.TestEntryProbe.Kept;
import org.bounceback.net.Guard;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.Guard.RateLimit;

/**
 * What is known about the zones that are queried through one resolver: which do not respond, and
 * what their test entries returned. All checks of a process that use the same resolver share one.
 * Safe for concurrent use.
 */
public final class ZoneHealth {
  /** A query that would have to wait longer for a zone's rate limit is not sent. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final int CALLS = 10;
  private static final int FAILURE_PERCENT = 80;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Map<String, ZoneOutage> earlierOutages;
  private final Map<TestEntryProbe.Key, Kept> tested;
  private volatile boolean anyResponded;
  private final Map<String, ZoneAvailability> zones = new ConcurrentHashMap<>();

  /** Since when a zone does not respond, and how many checks in a row it did not. */
  record ZoneOutage(Instant since, int times) {
    ZoneOutage again() {
      return new ZoneOutage(since, times + 1);
    }
  }

  /** What one process knows and another may continue with. */
  record ZoneHealthSnapshot(Map<String, ZoneOutage> silent, Map<TestEntryProbe.Key, Kept> tested) {
    ZoneHealthSnapshot {
      silent = Map.copyOf(silent);
      tested = Map.copyOf(tested);
    }
  }

  /**
   * Nothing is known yet.
   *
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public ZoneHealth(Clock clock, LongSupplier nanoTime) {
    this(clock, nanoTime, new ZoneHealthSnapshot(Map.of(), Map.of()));
  }

  ZoneHealth(Clock clock, LongSupplier nanoTime, ZoneHealthSnapshot earlier) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.earlierOutages = earlier.silent();
    this.tested = new ConcurrentHashMap<>(earlier.tested());
  }

  /** How many zones did not respond to their last check, and are queried less often. */
  public int silentZones() {
    return outages().size();
  }

  /** Whether any zone has responded to anything in this process. */
  boolean hasAnyResponded() {
    if (!anyResponded) {
      anyResponded = zones.values().stream().anyMatch(ZoneAvailability::hasResponded);
    }
    return anyResponded;
  }

  /** The zone's availability, the same for all checks. */
  ZoneAvailability availability(Zone zone) {
    // Without a lock for zones that are known, unlike computeIfAbsent.
    ZoneAvailability known = zones.get(zone.name());
    return known != null ? known : zones.computeIfAbsent(zone.name(), name -> create(zone));
  }

  /** What the zone's test entries returned, shared by all who use the same resolver. */
  Map<TestEntryProbe.Key, Kept> tested() {
    return tested;
  }

  ZoneHealthSnapshot memory() {
    Instant now = clock.instant();
    tested.values().removeIf(each -> !each.until().isAfter(now));
    return new ZoneHealthSnapshot(outages(), tested);
  }

  private Map<String, ZoneOutage> outages() {
    var outages = new HashMap<>(earlierOutages);
    zones.forEach(
        (name, each) ->
            each.outage()
                .ifPresentOrElse(outage -> outages.put(name, outage), () -> outages.remove(name)));
    return outages;
  }

  private ZoneAvailability create(Zone zone) {
    var rateLimits =
        zone.limits().stream()
            .map(limit -> new RateLimit(limit.questions(), limit.period()))
            .toList();
    var settings = new GuardSettings(rateLimits, MAX_WAIT, CALLS, FAILURE_PERCENT, PAUSE, PAUSE);
    return new ZoneAvailability(
        new Guard(zone.name(), settings, nanoTime),
        Optional.ofNullable(earlierOutages.get(zone.name())));
  }
}
