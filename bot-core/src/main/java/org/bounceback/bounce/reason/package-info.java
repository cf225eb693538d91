/**
 * Decides the reason of a rejection from rules that are data.
 *
 * <p>Start with {@link org.bounceback.bounce.reason.ReasonRules}.
 */
@NullMarked
package org.bounceback.bounce.reason;

import org.jspecify.annotations.NullMarked;
