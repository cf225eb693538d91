/**
 * What Slack accepts, judged from data: the methods of the Web API with their arguments, Block Kit,
 * views and messages. Nothing here keeps state or listens.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.rules.Rulebook}.
 */
@NullMarked
package org.bounceback.sandbox.slack.rules;

import org.jspecify.annotations.NullMarked;
