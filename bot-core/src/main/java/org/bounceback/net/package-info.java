/**
 * Clients for DNS, SMTP and HTTP with deadlines and limits. Only this package uses dnsjava.
 *
 * <p>Start with {@link org.bounceback.net.OutboundPolicy}: a connection needs the {@link
 * org.bounceback.net.PermittedEndpoint} that only it creates. {@link org.bounceback.net.Guard}
 * limits how often another party is called and stops the calls after failures.
 */
@NullMarked
package org.bounceback.net;

import org.jspecify.annotations.NullMarked;
