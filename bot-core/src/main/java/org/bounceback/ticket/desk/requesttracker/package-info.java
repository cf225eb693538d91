/**
 * Connects to Request Tracker. Start with {@link
 * org.bounceback.ticket.desk.requesttracker.RequestTracker}.
 */
@NullMarked
package org.bounceback.ticket.desk.requesttracker;

import org.jspecify.annotations.NullMarked;
