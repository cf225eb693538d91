/**
 * The second step of the support procedure: checks whether the recipient's mail server works,
 * whether it rejects us, and finds the contacts.
 *
 * <p>Start with {@link org.bounceback.recipient.RecipientCheck}.
 */
@NullMarked
package org.bounceback.recipient;

import org.jspecify.annotations.NullMarked;
