/** Tests of the search for an address in stored data. */
@NullMarked
package org.bounceback.erasure;

import org.jspecify.annotations.NullMarked;
