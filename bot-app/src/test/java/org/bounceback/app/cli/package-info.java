/** The whole program against the loopback internet. */
@NullMarked
package org.bounceback.app.cli;

import org.jspecify.annotations.NullMarked;
