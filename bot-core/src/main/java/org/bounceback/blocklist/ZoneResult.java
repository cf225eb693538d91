package org.bounceback.blocklist;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The result of querying one zone. */
public sealed interface ZoneResult {

  /** Returns the queried zone. */
  Zone zone();

  /**
   * The zone lists the subject.
   *
   * @param codes the return codes, sorted, at least one
   * @param meaning the meaning of the codes
   * @param reason the zone's own explanation (TXT), without control characters and at most 500
   *     characters long
   * @param policy whether it is a policy for the address range, not about abuse
   * @param ttl the cache time of the reply: a delisting becomes visible no sooner
   */
  record Listed(
      Zone zone,
      List<String> codes,
      String meaning,
      Optional<String> reason,
      boolean policy,
      Optional<String> delistUrl,
      Duration ttl)
      implements ZoneResult {

    /** Returns a copy with the zone's own explanation. */
    Listed withReason(Optional<String> explanation) {
      return new Listed(zone, codes, meaning, explanation, policy, delistUrl, ttl);
    }
  }

  /**
   * The zone has an entry for the subject that is not a blocklisting.
   *
   * @param isAllowlisted whether it is an allowlist entry; otherwise it is only informational
   */
  record Noted(Zone zone, List<String> codes, String meaning, boolean isAllowlisted)
      implements ZoneResult {}

  /** The zone works and does not list the subject. */
  record Clean(Zone zone) implements ZoneResult {}

  /** The zone gave no usable reply, so the subject may or may not be listed. */
  record Unavailable(Zone zone, UnavailableReason unavailableReason) implements ZoneResult {}

  /** The reason why a zone gave no usable reply. */
  enum UnavailableReason {
    TIMEOUT,
    REFUSED,
    SERVFAIL,
    /** The zone refused the query with a return code. */
    ERROR_CODE,
    /** The zone replied with an IP outside 127.0.0.0/8. */
    PARKED,
    /** The zone no longer lists the test entry that every list must have. */
    EMPTIED,
    /** The zone lists 127.0.0.1, and so probably every IP. */
    LISTS_THE_WORLD,
    CNAME_LOOP,
    MALFORMED,
    /** The zone failed too often recently or its rate limit is reached, so it was not queried. */
    SKIPPED_BREAKER,
    /** The zone replies only to customers, and no key is configured. */
    KEY_NEEDED;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
