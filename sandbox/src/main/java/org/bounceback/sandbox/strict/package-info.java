/**
 * What the strict stand-ins share above the wire: how a refusal is told and cited, and what was
 * asked and refused so far.
 *
 * <p>Start with {@link org.bounceback.sandbox.strict.RuleViolation}.
 */
@NullMarked
package org.bounceback.sandbox.strict;

import org.jspecify.annotations.NullMarked;
