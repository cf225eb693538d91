/**
 * Reads one message in every known report format. Facts only: nothing here judges or uses the
 * network.
 *
 * <p>Start with {@link org.bounceback.bounce.format.BounceReader}; a new report format is a {@code
 * ReportFormat}.
 */
@NullMarked
package org.bounceback.bounce.format;

import org.jspecify.annotations.NullMarked;
