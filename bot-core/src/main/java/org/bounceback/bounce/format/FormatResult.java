package org.bounceback.bounce.format;

import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.log.AccessEvent;

/**
 * The result of reading a report with one format.
 *
 * @param messageKind the kind of message
 * @param rawRecipients one for each recipient, in the order of the report
 * @param reportingMta the host that wrote the report, if the report names it
 * @param accessEvents the failed logins and blocks in log lines
 */
record FormatResult(
    MessageKind messageKind,
    List<RawRecipient> rawRecipients,
    Optional<String> reportingMta,
    List<AccessEvent> accessEvents) {

  /** The maximum number of recipients of one report. */
  static final int MAX_RECIPIENTS = 1000;

  /**
   * The maximum number of recipients that a format collects: one more shows that there are more.
   */
  static final int MAX_ATTEMPTS = MAX_RECIPIENTS + 1;

  FormatResult {
    rawRecipients = List.copyOf(rawRecipients);
    accessEvents = List.copyOf(accessEvents);
  }

  /** Creates the result of a report that is no log. */
  FormatResult(
      MessageKind messageKind, List<RawRecipient> rawRecipients, Optional<String> reportingMta) {
    this(messageKind, rawRecipients, reportingMta, List.of());
  }
}
