package org.bounceback.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of an SPF evaluation.
 *
 * @param result what the domain says of the address
 * @param records the domain's own SPF records as they are, at most ten; usually one
 * @param ttl how long the DNS keeps them, or keeps that there is none
 * @param lookups how many terms asked the DNS, of the ten that may
 * @param term the mechanism of the domain's own record that decided, as written; empty when none
 *     did
 * @param trouble why nothing was decided
 * @param explanation the domain's own words for a {@code fail} (section 6.2): foreign text
 */
public record SpfOutcome(
    SpfResult result,
    List<String> records,
    Duration ttl,
    int lookups,
    Optional<String> term,
    Optional<SpfErrorCause> trouble,
    Optional<String> explanation) {

  public SpfOutcome {
    records = List.copyOf(records);
  }
}
