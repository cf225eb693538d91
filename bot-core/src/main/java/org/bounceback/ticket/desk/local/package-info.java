/** The built-in ticket system. Start with {@link org.bounceback.ticket.desk.local.LocalDesk}. */
@NullMarked
package org.bounceback.ticket.desk.local;

import org.jspecify.annotations.NullMarked;
