package org.bounceback.cases;

/** What a case started with. */
public enum CaseKind {
  /** A check of an address, a domain or a mailbox. */
  LOOKUP,
  /** An uploaded bounce. */
  BOUNCE
}
