package org.bounceback.hosting;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * A panel's information about its server.
 *
 * @param host the host name of the server
 * @param version the version of the panel
 * @param addresses the public IPs of the server, the main one first
 * @param domains the hosted domains
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
   * A hosted domain.
   *
   * @param account its account; empty if the panel does not provide it
   * @param main whether it is the main domain of the account
   */
  public record HostedDomain(Domain domain, Optional<String> account, boolean main) {}

  /** Returns the main domain of an account, otherwise its first domain. */
  public Optional<Domain> domainOf(String account) {
    List<HostedDomain> ofAccount =
        domains.stream()
            .filter(domain -> domain.account().filter(account::equals).isPresent())
            .toList();
    return ofAccount.stream()
        .filter(HostedDomain::main)
        .findFirst()
        .or(() -> ofAccount.stream().findFirst())
        .map(HostedDomain::domain);
  }
}
