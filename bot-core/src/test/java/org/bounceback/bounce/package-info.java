/**
 * Tests for reading bounces: each entry of the rule files, each message format, and properties that
 * must hold for any input.
 */
@NullMarked
package org.bounceback.bounce;

import org.jspecify.annotations.NullMarked;
