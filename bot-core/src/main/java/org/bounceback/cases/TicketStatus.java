package org.bounceback.cases;

/** The status of a ticket in the ticket system. */
public enum TicketStatus {
  /** No agent has opened it yet. */
  NEW,
  /** An agent is working on it. */
  OPEN,
  /** It is waiting for a reply from someone else. */
  PENDING,
  /** It is solved. */
  SOLVED,
  /** It no longer exists or was deleted. */
  GONE,
  /** Unknown, because it is in a ticket system that is no longer configured. */
  ELSEWHERE
}
