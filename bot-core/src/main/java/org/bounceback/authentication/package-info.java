/**
 * May that address send for that domain? What a receiver checks before it believes a sender.
 *
 * <p>Start with {@link org.bounceback.authentication.SpfCheck}; how one of our servers looks from
 * outside tells {@link org.bounceback.authentication.ServerAuthenticationCheck}.
 */
@NullMarked
package org.bounceback.authentication;

import org.jspecify.annotations.NullMarked;
