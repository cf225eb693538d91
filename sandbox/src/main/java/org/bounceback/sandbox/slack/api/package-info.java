/**
 * The HTTP side of the strict Slack: the Web API, the addresses for answers to commands and
 * actions, uploads and downloads.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.api.SlackHttp}, which listens, and {@link
 * org.bounceback.sandbox.slack.api.WebApi}, which decides.
 */
@NullMarked
package org.bounceback.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
