/** The ticket system Freshdesk. */
@NullMarked
package org.bounceback.ticket.desk.freshdesk;

import org.jspecify.annotations.NullMarked;
