/** The whole program against the loopback internet. */
@NullMarked
package org.bounceback.app.terminal;

import org.jspecify.annotations.NullMarked;
