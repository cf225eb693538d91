package org.bounceback.bounce.format;

import java.util.Optional;
import org.bounceback.bounce.ReportAuthor;

/**
 * A format in which mail servers write reports. Implementations are safe for concurrent use and
 * never throw, whatever the report contains.
 */
interface ReportFormat {

  /** Reads the message; returns empty if it is not in this format. */
  Optional<FormatResult> read(ReportMessage reportMessage);

  /** Returns the kind of program that writes this format. */
  default ReportAuthor author() {
    return ReportAuthor.MAIL_SERVER;
  }
}
