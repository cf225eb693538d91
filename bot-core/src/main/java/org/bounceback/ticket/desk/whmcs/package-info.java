/** The ticket system of WHMCS. */
@NullMarked
package org.bounceback.ticket.desk.whmcs;

import org.jspecify.annotations.NullMarked;
