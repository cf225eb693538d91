/** The conversation in Discord's terms. */
@NullMarked
package org.bounceback.discord;

import org.jspecify.annotations.NullMarked;
