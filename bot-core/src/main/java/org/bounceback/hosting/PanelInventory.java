package org.bounceback.hosting;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * What a panel says of its server.
 *
 * @param host the server's own name
 * @param version the panel's
 * @param addresses the server's addresses as the world sees them, the main one first
 * @param domains which it hosts
 */
public record PanelInventory(
    Optional<Domain> host,
    Optional<String> version,
    List<Ip> addresses,
    List<HostedDomain> domains) {

  public PanelInventory {
    addresses = List.copyOf(addresses);
    domains = List.copyOf(domains);
  }

  /**
   * A domain on the server.
   *
   * @param account whose it is; empty where the panel does not say
   * @param main whether the account is named by it
   */
  public record HostedDomain(Domain domain, Optional<String> account, boolean main) {}

  /** The domain that an account is named by, else its first. */
  public Optional<Domain> domainOf(String account) {
    List<HostedDomain> own =
        domains.stream()
            .filter(each -> each.account().filter(account::equals).isPresent())
            .toList();
    return own.stream()
        .filter(HostedDomain::main)
        .findFirst()
        .or(() -> own.stream().findFirst())
        .map(HostedDomain::domain);
  }
}
