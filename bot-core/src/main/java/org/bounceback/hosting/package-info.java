/**
 * Our own servers: which are ours, what each is for, which domains we host, what they block, and
 * what their logs say. {@link org.bounceback.hosting.HostingPanel} is the port to their control
 * panels.
 *
 * <p>Start with {@link org.bounceback.hosting.ServerTable} and {@link
 * org.bounceback.hosting.ServerQueries}.
 */
@NullMarked
package org.bounceback.hosting;

import org.jspecify.annotations.NullMarked;
