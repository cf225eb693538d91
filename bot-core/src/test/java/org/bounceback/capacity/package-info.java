/** The conversation with real checks, a real store and no platform. */
@NullMarked
package org.bounceback.capacity;

import org.jspecify.annotations.NullMarked;
