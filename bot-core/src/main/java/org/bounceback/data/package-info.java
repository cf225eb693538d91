/**
 * Parses data files (YAML, JSON, tab-separated tables) and formats JSON. This is the only package
 * that uses Jackson.
 *
 * <p>Start with {@link org.bounceback.data.DocumentNode}, a value in a document with its path.
 */
@NullMarked
package org.bounceback.data;

import org.jspecify.annotations.NullMarked;
