/**
 * Runs the conversation in a terminal: type a command or a file's path, choose a button by its
 * number, fill in forms line by line.
 *
 * <p>Start with {@link org.bounceback.app.terminal.TerminalChat}.
 */
@NullMarked
package org.bounceback.app.terminal;

import org.jspecify.annotations.NullMarked;
