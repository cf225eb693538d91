/** The ticket system Request Tracker. */
@NullMarked
package org.bounceback.ticket.desk.requesttracker;

import org.jspecify.annotations.NullMarked;
