/** Tests of cases. */
@NullMarked
package org.bounceback.redaction;

import org.jspecify.annotations.NullMarked;
