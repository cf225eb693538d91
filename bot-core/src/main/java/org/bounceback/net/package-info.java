/**
 * The ways out: DNS, SMTP and HTTP, each with a deadline, limits and the outbound policy in front;
 * the only package that knows dnsjava and resilience4j.
 *
 * <p>Start with {@link org.bounceback.net.OutboundPolicy}: a connection needs the {@link
 * org.bounceback.net.PermittedEndpoint} that only it gives out.
 */
@NullMarked
package org.bounceback.net;

import org.jspecify.annotations.NullMarked;
