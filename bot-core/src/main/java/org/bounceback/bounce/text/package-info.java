/** Searches text efficiently: addresses, byte sequences, many phrases in one pass. */
@NullMarked
package org.bounceback.bounce.text;

import org.jspecify.annotations.NullMarked;
