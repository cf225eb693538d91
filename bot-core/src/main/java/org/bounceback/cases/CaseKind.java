package org.bounceback.cases;

/** What a case began with. */
public enum CaseKind {
  /** Somebody looked up an address, a domain or a mailbox; kept for a short time. */
  LOOKUP,
  /** Somebody brought a mail that came back. */
  BOUNCE
}
