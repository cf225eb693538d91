/**
 * The web pages of the local ticket system: the list of tickets, a ticket, its e-mail as a file,
 * replies and closing. Start with {@link org.bounceback.app.console.Console}.
 */
@NullMarked
package org.bounceback.app.console;

import org.jspecify.annotations.NullMarked;
