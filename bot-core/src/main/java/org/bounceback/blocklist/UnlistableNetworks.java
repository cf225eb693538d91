package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Knows the addresses that no public list can hold. Asking for them would find nothing and tell
 * strangers about our network.
 */
public final class UnlistableNetworks {
  private final List<Reserved> networks;

  private record Reserved(Cidr network, String why) {}

  private UnlistableNetworks(List<Reserved> networks) {
    this.networks = List.copyOf(networks);
  }

  /** With the packaged table. */
  public static UnlistableNetworks packaged() {
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
   * Why no list can hold the subject, as the second half of a sentence; empty when one may. The
   * test entries 127.0.0.1 and 127.0.0.2 of RFC 5782 may be asked.
   */
  public Optional<String> why(BlocklistSubject blocklistSubject) {
    return blocklistSubject instanceof BlocklistSubject.Address address
        ? why(address.ip())
        : Optional.empty();
  }

  private Optional<String> why(Ip ip) {
    if (ip.toString().equals("127.0.0.1") || ip.toString().equals("127.0.0.2")) {
      return Optional.empty();
    }
    return networks.stream()
        .filter(each -> each.network().contains(ip))
        .map(Reserved::why)
        .findFirst();
  }
}
