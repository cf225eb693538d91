/**
 * A Slack on the wire, so strict that what passes it works in Slack: Web API, Socket Mode and
 * signed requests, files, and people who type, upload, click and fill in forms. What it refuses it
 * refuses by a row of its data files, which the refusal cites.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.StrictSlack}.
 */
@NullMarked
package org.bounceback.sandbox.slack;

import org.jspecify.annotations.NullMarked;
