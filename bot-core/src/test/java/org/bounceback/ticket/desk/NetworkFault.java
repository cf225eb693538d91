package org.bounceback.ticket.desk;

import org.bounceback.ticket.DeskException.DeskErrorKind;

/** Faults between us and a ticket system. */
enum NetworkFault {
  /** It rejects our token or password. */
  WRONG_SECRET(true),
  /** It denies us the permission. */
  REFUSED(true),
  /** It sends a rate limit. */
  LATER(false),
  /** It has an internal error. */
  FAILING(false),
  /** Its address does not respond. */
  UNREACHABLE(false),
  /** It closes the connection before it accepts the ticket. */
  CUT(false),
  /** It sends no response. */
  SLOW(false),
  /** It accepts the ticket and closes the connection without a response. */
  OPENED_AND_CUT(false);

  private final boolean permanent;

  NetworkFault(boolean permanent) {
    this.permanent = permanent;
  }

  /** Returns whether a person has to fix it. */
  boolean isPermanent() {
    return permanent;
  }

  /** Returns whether the failure may be reported as this kind. */
  boolean isToldAs(DeskErrorKind deskErrorKind) {
    return switch (this) {
      case WRONG_SECRET -> deskErrorKind == DeskErrorKind.CREDENTIALS;
      case REFUSED ->
          deskErrorKind == DeskErrorKind.FORBIDDEN || deskErrorKind == DeskErrorKind.INVALID;
      case LATER -> deskErrorKind == DeskErrorKind.TOO_MANY || deskErrorKind == DeskErrorKind.DOWN;
      case FAILING, UNREACHABLE -> deskErrorKind == DeskErrorKind.DOWN;
      case CUT, OPENED_AND_CUT -> deskErrorKind == DeskErrorKind.CUT;
      case SLOW -> deskErrorKind == DeskErrorKind.SLOW;
    };
  }
}
