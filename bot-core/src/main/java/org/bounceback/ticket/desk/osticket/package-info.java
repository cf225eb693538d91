/** Connects to osTicket. Start with {@link org.bounceback.ticket.desk.osticket.OsTicket}. */
@NullMarked
package org.bounceback.ticket.desk.osticket;

import org.jspecify.annotations.NullMarked;
