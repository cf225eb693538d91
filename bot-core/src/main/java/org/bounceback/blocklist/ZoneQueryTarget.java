package org.bounceback.blocklist;

import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * A zone with its query domain.
 *
 * @param domain the zone name, including our key if the zone needs one. Never print it for a zone
 *     with a key
 * @param secret matches the key in text of the zone; empty if there is none
 */
record ZoneQueryTarget(Zone zone, Domain domain, Optional<Pattern> secret) {

  /** Returns the query name for the subject; empty if it would be too long. */
  Optional<Domain> nameFor(BlocklistSubject blocklistSubject) {
    return domain.subdomain(blocklistSubject.queryLabel());
  }

  /** Removes the key from text of the zone, which may repeat the query name. */
  String withoutKey(String text) {
    return secret.map(key -> key.matcher(text).replaceAll("{key}")).orElse(text);
  }

  @Override
  public String toString() {
    return zone.name();
  }
}
