/**
 * Reads one message in every known report format. It only extracts facts; it does not evaluate them
 * or use the network.
 *
 * <p>Start with {@link org.bounceback.bounce.format.BounceReader}; a new report format is a {@code
 * ReportFormat}.
 */
@NullMarked
package org.bounceback.bounce.format;

import org.jspecify.annotations.NullMarked;
