/**
 * What customers complain of without a bounce: they cannot send, a mail vanished, or none arrives.
 * The same checks as for a bounce are walked through in their order, and the first that explains
 * the complaint gives the advice.
 *
 * <p>Start with {@link org.bounceback.complaint.ComplaintCheck}.
 */
@NullMarked
package org.bounceback.complaint;

import org.jspecify.annotations.NullMarked;
