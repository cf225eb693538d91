package org.bounceback.blocklist;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of asking one zone. */
public sealed interface ZoneResult {

  /** The zone that was asked. */
  Zone zone();

  /**
   * The zone accuses the subject.
   *
   * @param codes its answers, sorted, at least one
   * @param meaning what the codes mean
   * @param reason the zone's own words (TXT), cleaned and cut to 500 characters
   * @param policy whether it is a rule about the address range, not about abuse
   * @param ttl how long the answer may be kept: a delisting shows no sooner
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

    /** The same listing with the zone's own words. */
    Listed with(Optional<String> words) {
      return new Listed(zone, codes, meaning, words, policy, delistUrl, ttl);
    }
  }

  /**
   * The zone knows the subject without accusing it.
   *
   * @param goodNews whether it vouches for the subject; else it merely states something
   */
  record Noted(Zone zone, List<String> codes, String meaning, boolean goodNews)
      implements ZoneResult {}

  /** The zone works and does not know the subject. */
  record Clean(Zone zone) implements ZoneResult {}

  /** The zone gave no usable answer, so the subject may or may not be listed. */
  record Unavailable(Zone zone, UnavailableReason unavailableReason) implements ZoneResult {}

  /** Why a zone gave no usable answer. */
  enum UnavailableReason {
    TIMEOUT,
    REFUSED,
    SERVFAIL,
    /** It answered with a code that says it will not answer. */
    ERROR_CODE,
    /** It answered with an address outside 127.0.0.0/8. */
    PARKED,
    /** It no longer lists even the entry that every list must have. */
    EMPTIED,
    /** It lists 127.0.0.1, and so everybody. */
    LISTS_THE_WORLD,
    CNAME_LOOP,
    MALFORMED,
    /** It failed too often of late, or was asked as often as it allows, and is left alone. */
    SKIPPED_BREAKER,
    /** It answers customers alone, and no key is configured. */
    KEY_NEEDED;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
