/** The conversation in Slack's terms. */
@NullMarked
package org.bounceback.slack;

import org.jspecify.annotations.NullMarked;
