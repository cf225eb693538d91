/** Stand-ins. */
@NullMarked
package org.bounceback.sandbox;

import org.jspecify.annotations.NullMarked;
