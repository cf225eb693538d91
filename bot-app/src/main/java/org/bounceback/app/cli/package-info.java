/**
 * The commands: what each reads from the command line and prints. Answers go to standard output,
 * everything else to standard error.
 *
 * <p>Start with {@link org.bounceback.app.cli.Commands}.
 */
@NullMarked
package org.bounceback.app.cli;

import org.jspecify.annotations.NullMarked;
