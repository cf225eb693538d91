/**
 * Cases: the request, what was found, the e-mail, the ticket's status and the retention.
 *
 * <p>Start with {@link org.bounceback.cases.CaseRepository}.
 */
@NullMarked
package org.bounceback.cases;

import org.jspecify.annotations.NullMarked;
