package org.bounceback.findings;

import java.time.Instant;
import java.util.Optional;

/**
 * A delisting request of a case.
 *
 * @param zone the list's DNS zone
 * @param name the name of the list for people
 * @param cause what the cause was and how it was fixed
 * @param asked when a person sent the request; empty until a person confirms it
 */
public record DelistingRecord(String zone, String name, String cause, Optional<Instant> asked) {

  /** Returns a copy that was sent at this time, unless it was sent before. */
  public DelistingRecord asked(Instant at) {
    return new DelistingRecord(zone, name, cause, asked.or(() -> Optional.of(at)));
  }
}
