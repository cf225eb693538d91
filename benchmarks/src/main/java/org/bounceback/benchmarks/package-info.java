/**
 * Benchmarks, endurance tests and fault tests of the whole process. Start with {@link
 * org.bounceback.benchmarks.Drills}.
 */
@NullMarked
package org.bounceback.benchmarks;

import org.jspecify.annotations.NullMarked;
