package org.bounceback.cases;

import java.net.URI;
import java.util.Optional;

/**
 * A ticket at the desk.
 *
 * @param id the desk's own name for it
 * @param number what people call it
 * @param url where people see it; empty when the desk gave none
 */
public record TicketRef(String id, String number, Optional<URI> url) {}
