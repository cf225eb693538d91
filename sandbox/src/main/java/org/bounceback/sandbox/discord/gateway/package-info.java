/**
 * The gateway: web sockets over which the app is told what happens, sessions that outlive their
 * connections, and what became of each thing told.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.gateway.GatewayServer}.
 */
@NullMarked
package org.bounceback.sandbox.discord.gateway;

import org.jspecify.annotations.NullMarked;
