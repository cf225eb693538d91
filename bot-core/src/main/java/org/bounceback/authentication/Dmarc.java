package org.bounceback.authentication;

import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;

/**
 * The DMARC policy for a domain in From (RFC 9989).
 *
 * @param author the domain in From
 * @param organisation its organizational domain, found by the tree walk
 * @param policy the requested handling of messages that fail
 * @param where the domain of the record; empty if there is none
 * @param record the record as published
 * @param strictDkim whether d= must be the same domain, and not only the same organization
 * @param strictSpf whether the envelope domain must be the same
 * @param testing whether receivers are requested to apply a milder policy (t=y)
 * @param percent the percentage of messages to which older receivers apply the policy (pct=)
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
