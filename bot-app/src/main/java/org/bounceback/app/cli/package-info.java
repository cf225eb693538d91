/**
 * The commands of the command line. Each parses its arguments and prints its result: results on
 * standard output, everything else on standard error.
 *
 * <p>Start with {@link org.bounceback.app.cli.Commands}.
 */
@NullMarked
package org.bounceback.app.cli;

import org.jspecify.annotations.NullMarked;
