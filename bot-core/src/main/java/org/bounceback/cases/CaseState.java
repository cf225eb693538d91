package org.bounceback.cases;

/** How far a case has come on its way to people. */
public enum CaseState {
  /** Nobody has asked for a ticket. */
  NEW,
  /** A ticket was asked for and will be opened; the person has been told so. */
  ACCEPTED,
  /** The ticket is open. */
  SENT,
  /** The ticket could not be opened and nobody tries any more, unless asked again. */
  FAILED
}
