/** Tests of the conversation in Discord, over the wire against a strict Discord. */
@NullMarked
package org.bounceback.discord;

import org.jspecify.annotations.NullMarked;
