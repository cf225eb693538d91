/**
 * Limits for concurrent work: the memory that all readers may use together, and the number of
 * concurrent tasks and requests of a user.
 *
 * <p>Start with {@link org.bounceback.capacity.ReadingMemory}.
 */
@NullMarked
package org.bounceback.capacity;

import org.jspecify.annotations.NullMarked;
