/**
 * May that address send for that domain? What a receiver checks before it believes a sender.
 *
 * <p>Start with {@link org.bounceback.authentication.SpfCheck}.
 */
@NullMarked
package org.bounceback.authentication;

import org.jspecify.annotations.NullMarked;
