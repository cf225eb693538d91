/**
 * Cases: what was asked and found, the message, the ticket's status, and when it is deleted.
 *
 * <p>Start with {@link org.bounceback.cases.CaseRepository}.
 */
@NullMarked
package org.bounceback.cases;

import org.jspecify.annotations.NullMarked;
