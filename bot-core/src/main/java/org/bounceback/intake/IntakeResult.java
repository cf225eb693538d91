package org.bounceback.intake;

import org.bounceback.cases.CaseId;

/** What became of a mail that came in. */
public sealed interface IntakeResult {

  /** It is a case now; kept before this is said. */
  record Opened(CaseId id) implements IntakeResult {}

  /** It came before, and is this case. */
  record Known(CaseId id) implements IntakeResult {}

  /**
   * It is none of our business, or from nobody whom we know.
   *
   * @param why in the operator's words
   */
  record Refused(String why) implements IntakeResult {}
}
