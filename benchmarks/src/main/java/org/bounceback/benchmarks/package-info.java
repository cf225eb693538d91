/** Measurements. */
@NullMarked
package org.bounceback.benchmarks;

import org.jspecify.annotations.NullMarked;
