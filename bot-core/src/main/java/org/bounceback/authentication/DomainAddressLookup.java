package org.bounceback.authentication;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/** Finds the addresses that stand behind a name. Safe for concurrent use. */
public final class DomainAddressLookup {
  private final Dns dns;

  /** Asks {@code dns}. */
  public DomainAddressLookup(Dns dns) {
    this.dns = dns;
  }

  /** What stands behind the name; what the DNS does not tell in time is left out. */
  public DomainAddresses of(Domain name, Deadline deadline) {
    var records = new HostRecords(dns, deadline);
    return new DomainAddresses(
        records.addresses(List.of(name)),
        records.addresses(records.exchanges(name)),
        new SpfSenders(records).of(name));
  }
}
