/** Tests of the ways out, and what tests of the packages above need to go on one. */
@NullMarked
package org.bounceback.net;

import org.jspecify.annotations.NullMarked;
