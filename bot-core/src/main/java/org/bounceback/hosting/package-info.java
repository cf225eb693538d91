/**
 * Our own servers: their names, IPs and roles, the domains that we host, their bans, and their
 * logs. {@link org.bounceback.hosting.HostingPanel} is the port to their control panels.
 *
 * <p>Start with {@link org.bounceback.hosting.ServerTable} and {@link
 * org.bounceback.hosting.ServerQueries}.
 */
@NullMarked
package org.bounceback.hosting;

import org.jspecify.annotations.NullMarked;
