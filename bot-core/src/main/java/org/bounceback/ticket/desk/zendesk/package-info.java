/** The ticket system Zendesk. */
@NullMarked
package org.bounceback.ticket.desk.zendesk;

import org.jspecify.annotations.NullMarked;
