package org.bounceback.ticket.desk;

import org.bounceback.ticket.DeskException.DeskErrorKind;

/** What can come between us and a desk. */
enum NetworkFault {
  /** It does not know our token or password. */
  WRONG_SECRET(true),
  /** It knows us and does not let us. */
  REFUSED(true),
  /** It wants to be asked later. */
  LATER(false),
  /** It fails on its own side. */
  FAILING(false),
  /** Nothing answers at its address. */
  UNREACHABLE(false),
  /** It hangs up before it took the ticket. */
  CUT(false),
  /** It says nothing. */
  SLOW(false),
  /** It took the ticket and hangs up without a word. */
  OPENED_AND_CUT(false);

  private final boolean permanent;

  NetworkFault(boolean permanent) {
    this.permanent = permanent;
  }

  /** Whether a person has to see to it. */
  boolean isPermanent() {
    return permanent;
  }

  /** Whether a failure may be told as that kind. */
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
