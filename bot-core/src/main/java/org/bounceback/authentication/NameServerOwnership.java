package org.bounceback.authentication;

import java.util.Optional;
import org.bounceback.address.Domain;

/** Decides which name servers are ours. */
@FunctionalInterface
public interface NameServerOwnership {

  /** Knows nothing about our own servers. */
  NameServerOwnership UNKNOWN = nameServer -> Optional.empty();

  /** Returns whether a name server is ours; empty when unknown. */
  Optional<Boolean> isOurs(Domain nameServer);
}
