/** Tests of the Discord connection, over the network against a strict simulated Discord. */
@NullMarked
package org.bounceback.discord;

import org.jspecify.annotations.NullMarked;
