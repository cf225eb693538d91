/**
 * Reads a mail that came back: what it is, which recipients it speaks of, why each was refused, and
 * the path it took. Facts alone; nothing here judges or asks the network.
 *
 * <p>Start with {@code BounceReader}, which gives a {@link org.bounceback.bounce.BouncedMessage}.
 */
@NullMarked
package org.bounceback.bounce;

import org.jspecify.annotations.NullMarked;
