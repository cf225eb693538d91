package org.bounceback.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.WatchState;

/**
 * The rules of a watch: when a blocklist check is repeated, and when it ends.
 *
 * @param state what the case stores of it
 */
public record BlocklistWatch(WatchState state) {
  private static final Duration LASTS = Duration.ofDays(14);
  private static final Duration MIN_WAIT = Duration.ofHours(1);
  private static final Duration MAX_WAIT = Duration.ofHours(12);

  /** Returns a watch that starts now from these findings. */
  static BlocklistWatch begun(BlocklistFindings findings, Instant now) {
    Set<String> zones =
        findings.listed().stream()
            .map(BlocklistFindings.Listing::zone)
            .collect(Collectors.toUnmodifiableSet());
    return new BlocklistWatch(new WatchState(now, now.plus(MIN_WAIT), zones));
  }

  /** Returns when the lists are checked next, to the second. */
  Instant next() {
    return state.next();
  }

  /** Returns the zones that listed the subject at the last check. */
  Set<String> listed() {
    return state.listed();
  }

  /** Returns when the watch ends. */
  public Instant until() {
    return state.since().plus(LASTS);
  }

  /**
   * Returns the watch after a check. The first checks follow soon, since many delistings take an
   * hour; later ones are less frequent.
   */
  BlocklistWatch after(Collection<String> listedNow, Instant now) {
    Duration wait = Duration.between(state.since(), now);
    if (wait.compareTo(MIN_WAIT) < 0) {
      wait = MIN_WAIT;
    }
    Instant next = now.plus(wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait);
    return new BlocklistWatch(new WatchState(state.since(), next, Set.copyOf(listedNow)));
  }

  /** Returns the part of the next check's outbox entry ID that follows the case ID. */
  String nextName() {
    return String.valueOf(state.next().getEpochSecond());
  }
}
