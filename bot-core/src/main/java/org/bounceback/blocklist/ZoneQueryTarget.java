package org.bounceback.blocklist;

import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * A zone as it is asked.
 *
 * @param domain where: the zone's name, with our key in it where the zone takes one. Never to be
 *     printed for a zone with a key
 * @param secret finds the key in what the zone says; empty where there is none
 */
record ZoneQueryTarget(Zone zone, Domain domain, Optional<Pattern> secret) {

  /** The name that tells whether the zone lists the subject; empty where that would be too long. */
  Optional<Domain> nameFor(BlocklistSubject blocklistSubject) {
    return domain.below(blocklistSubject.label());
  }

  /** Words of the zone that may repeat the name that was asked for. */
  String withoutKey(String words) {
    return secret.map(key -> key.matcher(words).replaceAll("{key}")).orElse(words);
  }

  @Override
  public String toString() {
    return zone.name();
  }
}
