package org.bounceback.authentication;

import java.util.Optional;
import org.bounceback.address.Domain;

/** Tells our own name servers from others. */
@FunctionalInterface
public interface NameServerOwnership {

  /** Nothing is known of our own side. */
  NameServerOwnership UNKNOWN = nameServer -> Optional.empty();

  /** Whether a name server is ours; empty when nothing is known of our own side. */
  Optional<Boolean> has(Domain nameServer);
}
