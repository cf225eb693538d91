/** The whole program against the loopback internet. */
@NullMarked
package org.bounceback.app;

import org.jspecify.annotations.NullMarked;
