/** Tests of the network clients, and loopback servers for tests of other packages. */
@NullMarked
package org.bounceback.net;

import org.jspecify.annotations.NullMarked;
