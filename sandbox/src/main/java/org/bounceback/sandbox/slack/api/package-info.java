/**
 * The HTTP side of the simulated Slack: the Web API, the response URLs, uploads and downloads.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.api.SlackHttp}, which listens, and {@link
 * org.bounceback.sandbox.slack.api.WebApi}, which checks and answers calls.
 */
@NullMarked
package org.bounceback.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
