/** Tests of the store, and what tests of the packages above need of it. */
@NullMarked
package org.bounceback.store;

import org.jspecify.annotations.NullMarked;
