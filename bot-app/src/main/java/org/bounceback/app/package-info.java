/**
 * The process: it reads the settings, builds the parts from them, and starts and stops them.
 * Nothing is decided here.
 *
 * <p>Start with {@link org.bounceback.app.cli.Main}.
 */
@NullMarked
package org.bounceback.app;

import org.jspecify.annotations.NullMarked;
