/** Tests of the conversation in Slack, over the wire against a strict Slack. */
@NullMarked
package org.bounceback.slack;

import org.jspecify.annotations.NullMarked;
