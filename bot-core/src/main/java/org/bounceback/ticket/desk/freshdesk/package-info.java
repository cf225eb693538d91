/** Connects to Freshdesk. Start with {@link org.bounceback.ticket.desk.freshdesk.Freshdesk}. */
@NullMarked
package org.bounceback.ticket.desk.freshdesk;

import org.jspecify.annotations.NullMarked;
