/**
 * A simulated ticket system over HTTP that enforces the generic contract: one {@code POST /tickets}
 * a ticket, an idempotency key, a checksum of the e-mail. It stores and shows the tickets, and can
 * be unavailable, slow, or disconnect at the worst moment.
 *
 * <p>Start with {@link org.bounceback.sandbox.desk.DeskServer}.
 */
@NullMarked
package org.bounceback.sandbox.desk;

import org.jspecify.annotations.NullMarked;
