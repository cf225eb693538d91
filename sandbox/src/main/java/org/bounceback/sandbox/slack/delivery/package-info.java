/**
 * Deliveries from Slack to the app: envelopes over Socket Mode or signed requests over HTTP,
 * acknowledged within three seconds or retried.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.delivery.RetryingDispatcher}.
 */
@NullMarked
package org.bounceback.sandbox.slack.delivery;

import org.jspecify.annotations.NullMarked;
