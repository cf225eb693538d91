/** Tests for limits on concurrent work. */
@NullMarked
package org.bounceback.capacity;

import org.jspecify.annotations.NullMarked;
