package org.bounceback.blocklist;

import java.util.Optional;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;

/**
 * Whether the replies of a zone can be trusted, according to its two test entries (RFC 5782 section
 * 5).
 *
 * @param againstListings why listings are not trusted: the entry that must not be listed is listed,
 *     or its query failed
 * @param againstSilence why missing listings are not trusted: the same, or the entry that must be
 *     listed is missing
 */
record TestEntryResult(
    Optional<UnavailableReason> againstListings, Optional<UnavailableReason> againstSilence) {

  /** Both entries are correct. */
  static final TestEntryResult GOOD = new TestEntryResult(Optional.empty(), Optional.empty());

  /** Returns the first reason not to trust the zone; empty for a valid zone. */
  Optional<UnavailableReason> reason() {
    return againstListings.or(() -> againstSilence);
  }

  /** Returns whether both replies were received, so that the zone need not be tested again soon. */
  boolean isKnown() {
    return reason().stream().noneMatch(TestEntryResult::isTransient);
  }

  private static boolean isTransient(UnavailableReason unavailableReason) {
    return switch (unavailableReason) {
      case TIMEOUT, REFUSED, SERVFAIL, CNAME_LOOP, MALFORMED, SKIPPED_BREAKER, KEY_NEEDED -> true;
      case ERROR_CODE, PARKED, EMPTIED, LISTS_THE_WORLD -> false;
    };
  }
}
