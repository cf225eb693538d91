/**
 * Reads the settings, creates the parts of the program, and starts and stops them. This package
 * contains no business rules.
 *
 * <p>Start with {@link org.bounceback.app.cli.Main}.
 */
@NullMarked
package org.bounceback.app;

import org.jspecify.annotations.NullMarked;
