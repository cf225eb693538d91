/**
 * The desks: one class for each, which says a ticket in that desk's terms and reads its answers.
 *
 * <p>What they have in common is {@link org.bounceback.ticket.desk.DeskHttpClient}: one request,
 * and whatever can go wrong with it told apart.
 */
@NullMarked
package org.bounceback.ticket.desk;

import org.jspecify.annotations.NullMarked;
