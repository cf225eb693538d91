/**
 * What we know of our own side: which servers are ours, what each is for, and which domains we
 * host.
 *
 * <p>Start with {@link org.bounceback.hosting.Servers}.
 */
@NullMarked
package org.bounceback.hosting;

import org.jspecify.annotations.NullMarked;
