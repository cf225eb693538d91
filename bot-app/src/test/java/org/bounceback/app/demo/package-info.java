/** The whole program against the loopback internet. */
@NullMarked
package org.bounceback.app.demo;

import org.jspecify.annotations.NullMarked;
