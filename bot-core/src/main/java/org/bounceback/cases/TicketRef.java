package org.bounceback.cases;

import java.net.URI;
import java.util.Optional;

/**
 * A reference to a ticket in the ticket system.
 *
 * @param id the ticket system's internal ID
 * @param number the number that people use
 * @param url the link for people; empty if the ticket system returned none
 */
public record TicketRef(String id, String number, Optional<URI> url) {}
