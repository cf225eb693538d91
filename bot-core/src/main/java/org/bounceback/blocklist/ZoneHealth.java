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

  /** The knowledge of one process that another one can reuse. */
  record ZoneHealthSnapshot(Map<String, ZoneOutage> silent, Map<TestEntryProbe.Key, Kept> tested) {
    ZoneHealthSnapshot {
      silent = Map.copyOf(silent);
      tested = Map.copyOf(tested);
    }
  }

  /**
   * Creates an instance without prior knowledge.
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

  /**
   * Returns the number of zones that did not respond to their last check and are queried less
   * often.
   */
  public int unresponsiveZones() {
    return outages().size();
  }

  /** Returns whether any zone has responded in this process. */
  boolean hasAnyResponded() {
    if (!anyResponded) {
      anyResponded = zones.values().stream().anyMatch(ZoneAvailability::hasResponded);
    }
    return anyResponded;
  }

  /** Returns the zone's availability, which all checks share. */
  ZoneAvailability availability(Zone zone) {
    // Takes no lock for known zones, unlike computeIfAbsent.
    ZoneAvailability existing = zones.get(zone.name());
    return existing != null ? existing : zones.computeIfAbsent(zone.name(), name -> create(zone));
  }

  /** Returns the results of test entries, shared by all users of the same resolver. */
  Map<TestEntryProbe.Key, Kept> tested() {
    return tested;
  }

  ZoneHealthSnapshot snapshot() {
    Instant now = clock.instant();
    tested.values().removeIf(kept -> !kept.until().isAfter(now));
    return new ZoneHealthSnapshot(outages(), tested);
  }

  private Map<String, ZoneOutage> outages() {
    var outages = new HashMap<>(earlierOutages);
    zones.forEach(
        (name, availability) ->
            availability
                .outage()
                .ifPresentOrElse(outage -> outages.put(name, outage), () -> outages.remove(name)));
    return outages;
  }

  private ZoneAvailability create(Zone zone) {
    var rateLimits =
        zone.limits().stream()
            .map(limit -> new RateLimit(limit.queries(), limit.period()))
            .toList();
    var settings = new GuardSettings(rateLimits, MAX_WAIT, CALLS, FAILURE_PERCENT, PAUSE, PAUSE);
    return new ZoneAvailability(
        new Guard(zone.name(), settings, nanoTime),
        Optional.ofNullable(earlierOutages.get(zone.name())));
  }
}
