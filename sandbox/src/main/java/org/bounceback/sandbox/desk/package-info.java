/**
 * A ticket desk over HTTP that is strict about the generic contract: one {@code POST /tickets} a
 * ticket, an idempotency key, a checksum of the mail. It keeps the tickets, shows them, and can be
 * away, slow, or cut the line at the worst moment.
 *
 * <p>Start with {@link org.bounceback.sandbox.desk.DeskServer}.
 */
@NullMarked
package org.bounceback.sandbox.desk;

import org.jspecify.annotations.NullMarked;
