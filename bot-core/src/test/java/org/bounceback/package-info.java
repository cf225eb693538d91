/** What the tests of every package share, and the test of how the packages depend on each other. */
@NullMarked
package org.bounceback;

import org.jspecify.annotations.NullMarked;
