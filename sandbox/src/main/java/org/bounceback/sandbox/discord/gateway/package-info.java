/**
 * The gateway: web sockets that send events to the app, sessions that survive their connections,
 * and the result of each delivery.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.gateway.GatewayServer}.
 */
@NullMarked
package org.bounceback.sandbox.discord.gateway;

import org.jspecify.annotations.NullMarked;
