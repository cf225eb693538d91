package org.bounceback.authentication;

import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;

/**
 * What DMARC says of a domain in From (RFC 9989).
 *
 * @param author that domain
 * @param organisation the domain of its organisation, by the tree walk
 * @param policy what receivers are asked to do with mail that fails
 * @param where the domain whose record it is; empty when there is none
 * @param record that record as it stands in the DNS
 * @param strictDkim whether d= must be the domain itself rather than of its organisation
 * @param strictSpf whether the envelope's domain must
 * @param testing whether receivers are asked to be milder for now (t=y)
 * @param percent of how much mail older receivers are told to heed it (pct=)
 */
public record Dmarc(
    Domain author,
    String organisation,
    DmarcPolicy policy,
    Optional<String> where,
    Optional<String> record,
    boolean strictDkim,
    boolean strictSpf,
    boolean testing,
    OptionalInt percent) {}
