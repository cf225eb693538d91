/**
 * Limits on what is done at the same time: how much memory all readings may use together, and how
 * many tasks of one person run at once. Start at {@link org.bounceback.capacity.ReadingMemory}.
 */
@NullMarked
package org.bounceback.capacity;

import org.jspecify.annotations.NullMarked;
