/**
 * The article's second step: does the recipient's mail server work, does it refuse us, and whom to
 * write to.
 *
 * <p>Start with {@link org.bounceback.recipient.RecipientCheck}.
 */
@NullMarked
package org.bounceback.recipient;

import org.jspecify.annotations.NullMarked;
