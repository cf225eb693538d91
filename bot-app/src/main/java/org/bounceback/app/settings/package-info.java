/**
 * The configuration: one YAML file, overridden by the environment, overridden by the command line.
 *
 * <p>All keys are defined in {@code keys.tsv}. Start with {@link
 * org.bounceback.app.settings.Settings}.
 */
@NullMarked
package org.bounceback.app.settings;

import org.jspecify.annotations.NullMarked;
