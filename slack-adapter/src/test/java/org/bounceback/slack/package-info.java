/** Tests of the Slack connection, over the network against a strict simulated Slack. */
@NullMarked
package org.bounceback.slack;

import org.jspecify.annotations.NullMarked;
