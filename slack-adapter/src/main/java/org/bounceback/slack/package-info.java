/**
 * Connects the bot to Slack. {@link org.bounceback.slack.SlackChat} is the entry point: it receives
 * events over Socket Mode or HTTP, translates them, and posts the responses.
 */
@NullMarked
package org.bounceback.slack;

import org.jspecify.annotations.NullMarked;
