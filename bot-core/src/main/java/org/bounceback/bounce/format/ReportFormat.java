package org.bounceback.bounce.format;

import java.util.Optional;

/**
 * One way in which mail servers write reports. Implementations are safe for concurrent use and
 * never throw, whatever the report holds.
 */
interface ReportFormat {

  /** Reads {@code report}; empty when it is not written in this way. */
  Optional<FormatResult> read(ReportMessage reportMessage);
}
