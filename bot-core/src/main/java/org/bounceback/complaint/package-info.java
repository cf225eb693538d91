/**
 * Complaints of customers without a bounce: they cannot send, a message was lost, or no messages
 * arrive. The same checks as for a bounce run in order, and the first one that explains the
 * complaint determines the advice.
 *
 * <p>Start with {@link org.bounceback.complaint.ComplaintCheck}.
 */
@NullMarked
package org.bounceback.complaint;

import org.jspecify.annotations.NullMarked;
