/** Tests of the search for an address in what is stored. */
@NullMarked
package org.bounceback.erasure;

import org.jspecify.annotations.NullMarked;
