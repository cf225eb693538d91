package org.bounceback.ticket;

import org.bounceback.casebook.CaseId;

/**
 * Our own name for a ticket, under which a desk opens one at most.
 *
 * @param text the case's id
 */
public record ExternalId(String text) {

  /** The name of the ticket of that case. */
  public static ExternalId of(CaseId id) {
    return new ExternalId(id.text());
  }
}
