/**
 * What the stand-ins share below their protocols: loopback addresses, bounded acceptance of TCP
 * connections, and pauses that end when the server closes.
 *
 * <p>Start with {@link org.bounceback.sandbox.wire.TcpListener}.
 */
@NullMarked
package org.bounceback.sandbox.wire;

import org.jspecify.annotations.NullMarked;
