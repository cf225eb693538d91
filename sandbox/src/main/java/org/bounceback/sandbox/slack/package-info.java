/**
 * A simulated Slack that is so strict that an app that works here also works in Slack: Web API,
 * Socket Mode and signed requests, files, and users who type, upload, click and fill in forms.
 * Every refusal cites a rule in its data files.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.StrictSlack}.
 */
@NullMarked
package org.bounceback.sandbox.slack;

import org.jspecify.annotations.NullMarked;
