package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The authentication of a sending server as a receiver sees it. Values of failed DNS lookups are
 * empty and never negative.
 *
 * @param ip the IP of the server
 * @param domain the domain it sends for: that of the sender, otherwise the one of its EHLO (RFC
 *     7208 section 2.4)
 * @param spf the SPF result of that domain for the IP
 * @param name the host name of the IP (PTR); empty if it has none or it is unknown
 * @param confirmed whether that name resolves to the IP (FCrDNS)
 * @param greets whether the EHLO name resolves to the IP
 * @param dmarc the DMARC policy of that domain (RFC 9989)
 * @param fixes the records to change so that the IP may send for the domain; usually none
 */
public record ServerAuthentication(
    Ip ip,
    Domain domain,
    SpfOutcome spf,
    Optional<Domain> name,
    Optional<Boolean> confirmed,
    Optional<Boolean> greets,
    Optional<Dmarc> dmarc,
    List<DnsRecordFix> fixes) {

  public ServerAuthentication {
    fixes = List.copyOf(fixes);
  }
}
