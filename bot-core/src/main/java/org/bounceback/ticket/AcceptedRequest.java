package org.bounceback.ticket;

import org.bounceback.cases.Case;

/**
 * A wish for a ticket that will be met: it is on the disk.
 *
 * @param filed the case as it stands
 * @param again whether its ticket had been wished for before, so that this changed nothing
 */
public record AcceptedRequest(Case filed, boolean again) {}
