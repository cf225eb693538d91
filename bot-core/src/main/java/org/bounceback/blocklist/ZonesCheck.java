package org.bounceback.blocklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/** Tests all lists that may be queried with their two test entries (RFC 5782 section 5). */
public final class ZonesCheck {
  private final BlocklistCatalog blocklistCatalog;
  private final BlocklistCredentials blocklistCredentials;
  private final ZoneHealth health;
  private final TestEntryProbe testEntryProbe;

  /** Creates a check that stores its results in {@code health}. */
  public ZonesCheck(
      Dns dns,
      BlocklistCatalog blocklistCatalog,
      BlocklistCredentials blocklistCredentials,
      ZoneHealth health,
      Clock clock) {
    this.blocklistCatalog = blocklistCatalog;
    this.blocklistCredentials = blocklistCredentials;
    this.health = health;
    this.testEntryProbe = new TestEntryProbe(dns, clock, health.tested());
  }

  /**
   * The state of one list.
   *
   * @param kind the kind of subject it was queried for
   * @param problem why it is unusable; empty for a working list
   */
  public record Result(Zone zone, SubjectKind kind, Optional<UnavailableReason> problem) {}

  /** Tests all lists in parallel; the results are in the order of the catalog. */
  public List<Result> run(Deadline deadline) {
    var results = new ArrayList<CompletableFuture<Result>>();
    for (SubjectKind kind : SubjectKind.values()) {
      for (Zone zone : blocklistCatalog.queryableFor(kind)) {
        results.add(test(zone, kind, deadline));
      }
    }
    return results.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Result> test(Zone zone, SubjectKind kind, Deadline deadline) {
    return blocklistCredentials
        .target(zone)
        .map(
            zoneQueryTarget ->
                testEntryProbe
                    .result(zoneQueryTarget, kind, health.availability(zone), deadline)
                    .thenApply(testEntryResult -> new Result(zone, kind, testEntryResult.reason()))
                    .toCompletableFuture())
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new Result(zone, kind, Optional.of(UnavailableReason.KEY_NEEDED))));
  }
}
