package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bounceback.blocklist.TestEntryProbe.Kept;

/**
 * What is known of how zones behave when they are asked through one resolver: which are silent, and
 * what their test entries told. All checks of a process that ask through the same resolver share
 * one. Safe for concurrent use.
 */
public final class ZoneHealth {
  private final Clock clock;
  private final Map<TestEntryProbe.Key, Kept> tested;
  private volatile boolean heardAny;
  private final Map<String, ZoneAvailability> voices = new ConcurrentHashMap<>();

  /** Since when a zone is silent, and how often in a row it was. */
  record ZoneOutage(Instant since, int times) {}

  /** What one process knows and another may take over. */
  record ZoneHealthSnapshot(Map<String, ZoneOutage> silent, Map<TestEntryProbe.Key, Kept> tested) {
    ZoneHealthSnapshot {
      silent = Map.copyOf(silent);
      tested = Map.copyOf(tested);
    }
  }

  /** Nothing is known yet. */
  public ZoneHealth(Clock clock) {
    this(clock, new ZoneHealthSnapshot(Map.of(), Map.of()));
  }

  ZoneHealth(Clock clock, ZoneHealthSnapshot zoneHealthSnapshot) {
    this.clock = clock;
    this.tested = new ConcurrentHashMap<>(zoneHealthSnapshot.tested());
    zoneHealthSnapshot
        .silent()
        .forEach(
            (zone, zoneOutage) ->
                voices.put(zone, new ZoneAvailability(zoneOutage.times(), zoneOutage.since())));
  }

  /** How many zones were silent when they were asked last, and are asked more seldom. */
  public int silentZones() {
    return (int) voices.values().stream().filter(each -> each.silences() > 0).count();
  }

  /** Whether any zone has answered anything in this process. */
  boolean hasHeardAny() {
    if (!heardAny) {
      heardAny = voices.values().stream().anyMatch(ZoneAvailability::isHeard);
    }
    return heardAny;
  }

  ZoneAvailability voice(Zone zone) {
    return voices.computeIfAbsent(zone.name(), name -> new ZoneAvailability(0, Instant.MIN));
  }

  /** What the zone's test entries told, shared with all who ask through the same resolver. */
  Map<TestEntryProbe.Key, Kept> tested() {
    return tested;
  }

  ZoneHealthSnapshot memory() {
    Instant now = clock.instant();
    tested.values().removeIf(each -> !each.until().isAfter(now));
    Map<String, ZoneOutage> silent =
        voices.entrySet().stream()
            .filter(each -> each.getValue().silences() > 0)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each ->
                        new ZoneOutage(each.getValue().silentSince(), each.getValue().silences())));
    return new ZoneHealthSnapshot(silent, tested);
  }
}
