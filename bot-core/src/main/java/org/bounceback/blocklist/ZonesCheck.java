package org.bounceback.blocklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bounceback.blocklist.Finding.Why;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/** Tests every list that may be asked by its two test entries (RFC 5782 section 5). */
public final class ZonesCheck {
  private final Catalogue catalogue;
  private final Access access;
  private final ZoneHealth health;
  private final TestEntries testEntries;

  /** A check whose findings go into {@code health}. */
  public ZonesCheck(Dns dns, Catalogue catalogue, Access access, ZoneHealth health, Clock clock) {
    this.catalogue = catalogue;
    this.access = access;
    this.health = health;
    this.testEntries = new TestEntries(dns, clock, health.tested());
  }

  /**
   * How one list does.
   *
   * @param kind what it was asked for
   * @param trouble why it is of no use; empty for a sound one
   */
  public record Result(Zone zone, SubjectKind kind, Optional<Why> trouble) {}

  /** Tests all at the same time; the results come in the catalogue's order. */
  public List<Result> run(Deadline deadline) {
    var results = new ArrayList<CompletableFuture<Result>>();
    for (SubjectKind kind : SubjectKind.values()) {
      for (Zone zone : catalogue.askableFor(kind)) {
        results.add(test(zone, kind, deadline));
      }
    }
    return results.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Result> test(Zone zone, SubjectKind kind, Deadline deadline) {
    return access
        .target(zone)
        .map(
            target ->
                testEntries
                    .of(target, kind, health.voice(zone), deadline)
                    .thenApply(soundness -> new Result(zone, kind, soundness.complaint()))
                    .toCompletableFuture())
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new Result(zone, kind, Optional.of(Why.KEY_NEEDED))));
  }
}
