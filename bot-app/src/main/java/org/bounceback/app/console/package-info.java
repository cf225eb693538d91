/**
 * The local desk in a browser: the list of its tickets, a ticket, its mail as a file, answering and
 * closing. Start with {@link org.bounceback.app.console.Console}.
 */
@NullMarked
package org.bounceback.app.console;

import org.jspecify.annotations.NullMarked;
