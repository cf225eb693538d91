package org.bounceback.ticket;

/** How much it hurts, in the words of the person who escalates. */
public enum TicketSeverity {
  LOW,
  NORMAL,
  HIGH
}
