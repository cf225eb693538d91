/** Tests of cases. */
@NullMarked
package org.bounceback.casebook;

import org.jspecify.annotations.NullMarked;
