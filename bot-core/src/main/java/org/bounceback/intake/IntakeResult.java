package org.bounceback.intake;

import org.bounceback.cases.CaseId;

/** The result of processing a received message. */
public sealed interface IntakeResult {

  /** The message became a case, which is stored. */
  record Opened(CaseId id) implements IntakeResult {}

  /** The message was received before and belongs to this case. */
  record Known(CaseId id) implements IntakeResult {}

  /**
   * The message was rejected.
   *
   * @param reason the reason for the operator
   */
  record Refused(String reason) implements IntakeResult {}
}
