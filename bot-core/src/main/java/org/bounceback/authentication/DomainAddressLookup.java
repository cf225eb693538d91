package org.bounceback.authentication;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/** Finds the addresses of a domain. Safe for concurrent use. */
public final class DomainAddressLookup {
  private final Dns dns;

  /** Creates a lookup that uses {@code dns}. */
  public DomainAddressLookup(Dns dns) {
    this.dns = dns;
  }

  /** Returns the addresses of the name; anything the DNS does not return in time is missing. */
  public DomainAddresses of(Domain name, Deadline deadline) {
    var records = new HostRecords(dns, deadline);
    return new DomainAddresses(
        records.addresses(List.of(name)),
        records.addresses(records.exchanges(name)),
        new SpfSenders(records).of(name));
  }
}
