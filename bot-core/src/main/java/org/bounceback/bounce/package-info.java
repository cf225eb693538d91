/**
 * Reads a mail that came back: what it is, which recipients it speaks of, why each was refused, and
 * the path it took. Facts alone; nothing here judges or asks the network.
 *
 * <p>An upload goes through {@link org.bounceback.bounce.UploadUnwrapper}, each mail in it through
 * {@link org.bounceback.bounce.BounceReader}; a new way of writing reports is a {@code Format}.
 */
@NullMarked
package org.bounceback.bounce;

import org.jspecify.annotations.NullMarked;
