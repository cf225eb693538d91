/**
 * A company's way out: a proxy that only tunnels, and behind it servers whose certificates come
 * from an authority of the company's own.
 *
 * <p>Start with {@link org.bounceback.sandbox.proxy.ConnectProxy}.
 */
@NullMarked
package org.bounceback.sandbox.proxy;

import org.jspecify.annotations.NullMarked;
