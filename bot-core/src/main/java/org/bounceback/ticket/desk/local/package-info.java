/** The built-in ticket system. */
@NullMarked
package org.bounceback.ticket.desk.local;

import org.jspecify.annotations.NullMarked;
