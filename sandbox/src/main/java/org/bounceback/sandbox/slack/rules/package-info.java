/**
 * Defines what Slack accepts, from data files: the methods of the Web API with their arguments,
 * Block Kit, views and messages. Classes here are stateless and do not listen.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.rules.Rulebook}.
 */
@NullMarked
package org.bounceback.sandbox.slack.rules;

import org.jspecify.annotations.NullMarked;
