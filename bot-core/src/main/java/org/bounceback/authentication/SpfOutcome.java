package org.bounceback.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of an SPF evaluation.
 *
 * @param result the result for the IP
 * @param records the domain's own SPF records, at most ten; usually one
 * @param ttl the TTL of the records, or of the negative reply
 * @param lookups the number of terms that needed a DNS lookup, out of the ten allowed
 * @param term the mechanism in the domain's own record that matched, as written; empty if none did
 * @param errorCause the cause of an error
 * @param explanation the domain's explanation of a {@code fail} (section 6.2): untrusted text
 */
public record SpfOutcome(
    SpfResult result,
    List<String> records,
    Duration ttl,
    int lookups,
    Optional<String> term,
    Optional<SpfErrorCause> errorCause,
    Optional<String> explanation) {

  public SpfOutcome {
    records = List.copyOf(records);
  }
}
