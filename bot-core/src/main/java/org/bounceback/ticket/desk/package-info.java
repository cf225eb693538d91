/**
 * What the clients of all ticket systems share: one HTTP request and every way it can fail; and
 * ticket systems that are reached by e-mail or the generic HTTP contract.
 *
 * <p>Start with {@link org.bounceback.ticket.desk.DeskHttpClient}.
 */
@NullMarked
package org.bounceback.ticket.desk;

import org.jspecify.annotations.NullMarked;
