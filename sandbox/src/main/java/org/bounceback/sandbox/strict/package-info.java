/**
 * Shared by the simulated platforms: the description of refusals, and the journal of requests and
 * refusals.
 *
 * <p>Start with {@link org.bounceback.sandbox.strict.RuleViolation}.
 */
@NullMarked
package org.bounceback.sandbox.strict;

import org.jspecify.annotations.NullMarked;
