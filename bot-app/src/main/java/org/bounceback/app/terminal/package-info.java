/**
 * The conversation in a terminal: the first adapter of the chat's vocabulary. Type a command or a
 * file's path, press a button by its number, fill in forms line by line.
 *
 * <p>Start with {@link org.bounceback.app.terminal.TerminalChat}.
 */
@NullMarked
package org.bounceback.app.terminal;

import org.jspecify.annotations.NullMarked;
