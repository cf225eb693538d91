package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;

/**
 * What one format makes of a report.
 *
 * @param kind what the mail is
 * @param attempts one for each recipient, in the order of the report
 * @param reportingMta the host that wrote the report, where it says so
 */
record Reading(Kind kind, List<Attempt> attempts, Optional<String> reportingMta) {

  /** How many recipients of one report are told of. */
  static final int MOST_RECIPIENTS = 1000;

  /** How many attempts a format looks for: one more shows that there are more recipients. */
  static final int MOST_ATTEMPTS = MOST_RECIPIENTS + 1;

  Reading {
    attempts = List.copyOf(attempts);
  }
}
