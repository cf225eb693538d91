/**
 * What the stand-ins share below their protocols: loopback addresses, bounded acceptance of TCP
 * connections and web sockets, pauses that end when the server closes, unchanging bytes and maps
 * with a bound.
 *
 * <p>Start with {@link org.bounceback.sandbox.wire.TcpListener}.
 */
@NullMarked
package org.bounceback.sandbox.wire;

import org.jspecify.annotations.NullMarked;
