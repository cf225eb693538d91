/** Tests of the reading of pictures, with the real programs. */
@NullMarked
package org.bounceback.picture;

import org.jspecify.annotations.NullMarked;
