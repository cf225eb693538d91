/**
 * A company network: a proxy that only tunnels, and servers behind it with certificates from the
 * company's own authority.
 *
 * <p>Start with {@link org.bounceback.sandbox.proxy.ConnectProxy}.
 */
@NullMarked
package org.bounceback.sandbox.proxy;

import org.jspecify.annotations.NullMarked;
