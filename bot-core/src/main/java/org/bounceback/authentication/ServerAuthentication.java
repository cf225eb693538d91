package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * What a receiver sees of a server that brings mail. What the DNS did not tell is absent and never
 * a "no".
 *
 * @param ip the server's address
 * @param domain the domain in whose name it speaks: the sender's, else the one of its EHLO (RFC
 *     7208 section 2.4)
 * @param spf what that domain says of the address
 * @param name the address's name in the DNS (PTR); empty when it has none or nothing is known
 * @param confirmed whether that name leads back to the address (FCrDNS)
 * @param greets whether the name given in EHLO has the address
 * @param dmarc what that domain asks receivers to do with mail that fails (RFC 9989)
 * @param fixes the records to change so that the address may send for the domain; usually none
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
