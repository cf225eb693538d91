/**
 * Checks whether an IP may send for a domain, as a receiver does before it accepts a sender: SPF,
 * DKIM, DMARC and reverse DNS.
 *
 * <p>Start with {@link org.bounceback.authentication.SpfCheck}; {@link
 * org.bounceback.authentication.ServerAuthenticationCheck} checks one of our servers as others see
 * it.
 */
@NullMarked
package org.bounceback.authentication;

import org.jspecify.annotations.NullMarked;
