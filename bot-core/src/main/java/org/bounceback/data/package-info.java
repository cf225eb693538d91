/**
 * Reads the knowledge files (YAML, JSON, tab-separated tables) and writes JSON; the only package
 * that knows Jackson.
 *
 * <p>Start with {@link org.bounceback.data.DocumentNode}, a place in a file that can say where it
 * is.
 */
@NullMarked
package org.bounceback.data;

import org.jspecify.annotations.NullMarked;
