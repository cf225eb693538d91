/** Deliveries with known facts, the reports that mail servers write about them, and their tests. */
@NullMarked
package org.bounceback.story;

import org.jspecify.annotations.NullMarked;
