package org.bounceback.authentication;

import java.util.Optional;
import org.bounceback.address.Domain;

/** Tells our own name servers from others. */
@FunctionalInterface
public interface OwnHosts {

  /** Nothing is known of our own side. */
  OwnHosts UNKNOWN = nameServer -> Optional.empty();

  /** Whether a name server is ours; empty when nothing is known of our own side. */
  Optional<Boolean> has(Domain nameServer);
}
