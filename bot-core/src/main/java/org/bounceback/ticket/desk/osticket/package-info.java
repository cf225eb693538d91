/** The ticket system osTicket. */
@NullMarked
package org.bounceback.ticket.desk.osticket;

import org.jspecify.annotations.NullMarked;
