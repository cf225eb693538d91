/**
 * Shared by the simulated servers below their protocols: loopback addresses, limited acceptance of
 * TCP connections and web sockets, pauses that end when the server closes, immutable bytes and
 * size-limited maps.
 *
 * <p>Start with {@link org.bounceback.sandbox.wire.TcpListener}.
 */
@NullMarked
package org.bounceback.sandbox.wire;

import org.jspecify.annotations.NullMarked;
