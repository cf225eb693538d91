/** The whole program against the loopback internet. */
@NullMarked
package org.bounceback.app.settings;

import org.jspecify.annotations.NullMarked;
