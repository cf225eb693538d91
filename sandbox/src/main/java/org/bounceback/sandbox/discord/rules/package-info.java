/**
 * Defines what Discord accepts, from its data files: the routes, their bodies, and the rules of
 * messages, components, forms and commands.
 *
 * <p>Start with {@link org.bounceback.sandbox.discord.rules.Rulebook}.
 */
@NullMarked
package org.bounceback.sandbox.discord.rules;

import org.jspecify.annotations.NullMarked;
