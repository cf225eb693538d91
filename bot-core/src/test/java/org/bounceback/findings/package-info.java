/** Tests of findings as records and as JSON. */
@NullMarked
package org.bounceback.findings;

import org.jspecify.annotations.NullMarked;
