/** Connects to Zendesk. Start with {@link org.bounceback.ticket.desk.zendesk.Zendesk}. */
@NullMarked
package org.bounceback.ticket.desk.zendesk;

import org.jspecify.annotations.NullMarked;
