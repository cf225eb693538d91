/**
 * Hands a case to people: one ticket at the desk for one case, whatever is killed, cut off or
 * pressed twice in between.
 *
 * <p>Start with {@link org.bounceback.ticket.EscalationService}; a desk is a {@link
 * org.bounceback.ticket.TicketDesk}.
 */
@NullMarked
package org.bounceback.ticket;

import org.jspecify.annotations.NullMarked;
