package org.bounceback.ticket.desk;

import org.bounceback.ticket.DeskFailed.Kind;

/** What can come between us and a desk. */
enum Trouble {
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

  Trouble(boolean permanent) {
    this.permanent = permanent;
  }

  /** Whether a person has to see to it. */
  boolean isPermanent() {
    return permanent;
  }

  /** Whether a failure may be told as that kind. */
  boolean isToldAs(Kind kind) {
    return switch (this) {
      case WRONG_SECRET -> kind == Kind.CREDENTIALS;
      case REFUSED -> kind == Kind.FORBIDDEN || kind == Kind.INVALID;
      case LATER -> kind == Kind.TOO_MANY || kind == Kind.DOWN;
      case FAILING, UNREACHABLE -> kind == Kind.DOWN;
      case CUT, OPENED_AND_CUT -> kind == Kind.CUT;
      case SLOW -> kind == Kind.SLOW;
    };
  }
}
