package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Recognizes IPs that cannot be on a public list. Querying them would have no result and disclose
 * our network to third parties.
 */
public final class UnlistableNetworks {
  private final List<Reserved> networks;

  private record Reserved(Cidr network, String reason) {}

  private UnlistableNetworks(List<Reserved> networks) {
    this.networks = List.copyOf(networks);
  }

  /** Loads the bundled table. */
  public static UnlistableNetworks load() {
    String name = "unlistable-networks.tsv";
    var networks = new ArrayList<Reserved>();
    for (var row : Table.parse(name, Resources.text(UnlistableNetworks.class, name)).rows()) {
      networks.add(
          new Reserved(
              Cidr.parse(row.getOrDefault("network", "")).orElseThrow(),
              row.getOrDefault("why", "")));
    }
    return new UnlistableNetworks(networks);
  }

  /**
   * Returns why no list can contain the subject, as the second half of a sentence; empty if one
   * can. The test entries 127.0.0.1 and 127.0.0.2 of RFC 5782 may be queried.
   */
  public Optional<String> reason(BlocklistSubject blocklistSubject) {
    return blocklistSubject instanceof BlocklistSubject.Address address
        ? reason(address.ip())
        : Optional.empty();
  }

  private Optional<String> reason(Ip ip) {
    if (ip.toString().equals("127.0.0.1") || ip.toString().equals("127.0.0.2")) {
      return Optional.empty();
    }
    return networks.stream()
        .filter(reserved -> reserved.network().contains(ip))
        .map(Reserved::reason)
        .findFirst();
  }
}
