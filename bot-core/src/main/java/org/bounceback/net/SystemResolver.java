package org.bounceback.net;

import java.util.List;
import org.bounceback.address.Ip;
import org.xbill.DNS.ResolverConfig;

/** The recursive resolvers configured on this machine. */
public final class SystemResolver {

  private SystemResolver() {}

  /** Returns all of them, in the system's order; empty if none is configured. */
  public static List<PermittedEndpoint> all() {
    return ResolverConfig.getCurrentConfig().servers().stream()
        .filter(server -> server.getAddress() != null)
        .map(server -> OutboundPolicy.namedByOperator(Ip.of(server.getAddress()), server.getPort()))
        .toList();
  }
}
