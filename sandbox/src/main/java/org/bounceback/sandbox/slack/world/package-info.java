/**
 * One workspace as it stands: people, channels, messages, files, views, and the short-lived
 * addresses and identifiers that Slack hands out. It judges what is put into it by the rules, and
 * knows nothing of HTTP or sockets.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.world.Workspace}. Every class here is safe for
 * concurrent use.
 */
@NullMarked
package org.bounceback.sandbox.slack.world;

import org.jspecify.annotations.NullMarked;
