package org.bounceback.cases;

/** How far the desk's people have come with a ticket. */
public enum TicketStatus {
  /** Nobody has looked at it. */
  NEW,
  /** Somebody works on it. */
  OPEN,
  /** It waits for somebody else's answer. */
  PENDING,
  /** It is done. */
  SOLVED,
  /** It is not there any more, or was thrown away. */
  GONE,
  /** It is at a desk that we do not speak with any more, so nobody knows. */
  ELSEWHERE
}
