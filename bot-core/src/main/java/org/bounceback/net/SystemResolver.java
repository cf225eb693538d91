package org.bounceback.net;

import java.util.List;
import org.bounceback.address.Ip;
import org.xbill.DNS.ResolverConfig;

/** The recursive resolver that this machine is set up with. */
public final class SystemResolver {

  private SystemResolver() {}

  /** All of them, in the system's order; none when the machine names none. */
  public static List<PermittedEndpoint> all() {
    return ResolverConfig.getCurrentConfig().servers().stream()
        .filter(server -> server.getAddress() != null)
        .map(server -> OutboundPolicy.namedByOperator(Ip.of(server.getAddress()), server.getPort()))
        .toList();
  }
}
