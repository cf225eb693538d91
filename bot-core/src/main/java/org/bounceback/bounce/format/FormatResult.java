package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;

/**
 * What one format makes of a report.
 *
 * @param messageKind what the mail is
 * @param rawRecipients one for each recipient, in the order of the report
 * @param reportingMta the host that wrote the report, where it says so
 */
record FormatResult(
    MessageKind messageKind, List<RawRecipient> rawRecipients, Optional<String> reportingMta) {

  /** How many recipients of one report are told of. */
  static final int MAX_RECIPIENTS = 1000;

  /** How many attempts a format looks for: one more shows that there are more recipients. */
  static final int MAX_ATTEMPTS = MAX_RECIPIENTS + 1;

  FormatResult {
    rawRecipients = List.copyOf(rawRecipients);
  }
}
