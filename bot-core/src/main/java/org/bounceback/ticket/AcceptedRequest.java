package org.bounceback.ticket;

import org.bounceback.cases.Case;

/**
 * An accepted request for a ticket, which is stored on disk.
 *
 * @param filed the case in its current state
 * @param duplicate whether its ticket had been requested before, so that this changed nothing
 */
public record AcceptedRequest(Case filed, boolean duplicate) {}
