/**
 * The state of one workspace: users, channels, messages, files, views, and short-lived URLs and
 * ids. It checks changes against the rules, and does not depend on HTTP or sockets.
 *
 * <p>Start with {@link org.bounceback.sandbox.slack.world.Workspace}. Every class here is safe for
 * concurrent use.
 */
@NullMarked
package org.bounceback.sandbox.slack.world;

import org.jspecify.annotations.NullMarked;
