package org.bounceback.cases;

/** The state of a case's escalation to a ticket. */
public enum CaseState {
  /** No ticket was requested. */
  NEW,
  /** A ticket was requested and will be opened; the person was notified. */
  ACCEPTED,
  /** The ticket is open. */
  SENT,
  /** The ticket could not be opened and is not retried until someone requests a retry. */
  FAILED
}
