package org.bounceback.net;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.xbill.DNS.ResolverConfig;

/** The recursive resolver that this machine is set up with. */
public final class SystemResolver {

  private SystemResolver() {}

  /** The first one; empty when the machine names none. */
  public static Optional<Permitted> find() {
    return ResolverConfig.getCurrentConfig().servers().stream()
        .filter(server -> server.getAddress() != null)
        .map(server -> OutboundPolicy.namedByOperator(Ip.of(server.getAddress()), server.getPort()))
        .findFirst();
  }
}
