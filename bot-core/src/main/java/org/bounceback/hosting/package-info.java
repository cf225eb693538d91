/**
 * What we know of our own side: which servers are ours, what each is for, which domains we host,
 * what our servers block, and what their logs say.
 *
 * <p>Start with {@link org.bounceback.hosting.ServerTable} for the table, with {@link
 * org.bounceback.hosting.ServerQueries} for what is asked of the servers.
 */
@NullMarked
package org.bounceback.hosting;

import org.jspecify.annotations.NullMarked;
