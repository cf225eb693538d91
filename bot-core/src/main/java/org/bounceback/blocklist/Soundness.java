package org.bounceback.blocklist;

import java.util.Optional;
import org.bounceback.blocklist.Finding.Why;

/**
 * Whether a zone's word counts, by its two test entries (RFC 5782 section 5).
 *
 * @param againstListings why a listing is not believed: the entry that must not be listed is, or
 *     could not be had
 * @param againstSilence why the absence of one is not believed: the same, or the entry that must be
 *     listed is not
 */
record Soundness(Optional<Why> againstListings, Optional<Why> againstSilence) {

  /** Both entries are as they must be. */
  static final Soundness GOOD = new Soundness(Optional.empty(), Optional.empty());

  /** The first reason not to believe the zone; empty for a sound one. */
  Optional<Why> complaint() {
    return againstListings.or(() -> againstSilence);
  }

  /** Whether both replies came, so that the zone need not be tested again soon. */
  boolean isKnown() {
    return complaint().stream().noneMatch(Soundness::isPassing);
  }

  private static boolean isPassing(Why why) {
    return switch (why) {
      case TIMEOUT, REFUSED, SERVFAIL, CNAME_LOOP, MALFORMED, SKIPPED_BREAKER, KEY_NEEDED -> true;
      case ERROR_CODE, PARKED, EMPTIED, LISTS_THE_WORLD -> false;
    };
  }
}
