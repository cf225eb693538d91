/** Connects to WHMCS. Start with {@link org.bounceback.ticket.desk.whmcs.Whmcs}. */
@NullMarked
package org.bounceback.ticket.desk.whmcs;

import org.jspecify.annotations.NullMarked;
