/**
 * Escalates cases: opens exactly one ticket for one case, despite crashes, lost connections and
 * repeated clicks.
 *
 * <p>Start with {@link org.bounceback.ticket.EscalationService}; a ticket system is a {@link
 * org.bounceback.ticket.TicketDesk}.
 */
@NullMarked
package org.bounceback.ticket;

import org.jspecify.annotations.NullMarked;
