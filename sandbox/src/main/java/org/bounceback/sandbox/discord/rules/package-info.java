/**
 * What Discord accepts, read from its data files: which routes there are, what their bodies hold,
 * and what messages, components, forms and commands have to keep to.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.rules.Rulebook}.
 */
@NullMarked
package org.bounceback.sandbox.discord.rules;

import org.jspecify.annotations.NullMarked;
