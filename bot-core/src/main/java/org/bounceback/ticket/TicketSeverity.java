package org.bounceback.ticket;

/** The priority, as chosen by the user who escalates. */
public enum TicketSeverity {
  LOW,
  NORMAL,
  HIGH
}
