/** The program. */
@NullMarked
package org.bounceback.app;

import org.jspecify.annotations.NullMarked;
