package org.bounceback.blocklist;

import java.util.Optional;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;

/**
 * Whether a zone's word counts, by its two test entries (RFC 5782 section 5).
 *
 * @param againstListings why a listing is not believed: the entry that must not be listed is, or
 *     could not be had
 * @param againstSilence why the absence of one is not believed: the same, or the entry that must be
 *     listed is not
 */
record TestEntryResult(
    Optional<UnavailableReason> againstListings, Optional<UnavailableReason> againstSilence) {

  /** Both entries are as they must be. */
  static final TestEntryResult GOOD = new TestEntryResult(Optional.empty(), Optional.empty());

  /** The first reason not to believe the zone; empty for a sound one. */
  Optional<UnavailableReason> complaint() {
    return againstListings.or(() -> againstSilence);
  }

  /** Whether both replies came, so that the zone need not be tested again soon. */
  boolean isKnown() {
    return complaint().stream().noneMatch(TestEntryResult::isPassing);
  }

  private static boolean isPassing(UnavailableReason unavailableReason) {
    return switch (unavailableReason) {
      case TIMEOUT, REFUSED, SERVFAIL, CNAME_LOOP, MALFORMED, SKIPPED_BREAKER, KEY_NEEDED -> true;
      case ERROR_CODE, PARKED, EMPTIED, LISTS_THE_WORLD -> false;
    };
  }
}
