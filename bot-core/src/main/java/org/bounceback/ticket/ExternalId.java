package org.bounceback.ticket;

import org.bounceback.cases.CaseId;

/**
 * Our own name for a ticket, under which a desk opens one at most. It is drawn at random with the
 * case and shown to nobody: whoever knew it before the ticket is open could have the desk take
 * another ticket for ours.
 *
 * @param text letters, digits and hyphens, at most 32
 */
public record ExternalId(String text) {

  /** The name of the ticket of a case from before names were drawn. */
  public static ExternalId of(CaseId id) {
    return new ExternalId(id.text());
  }

  /**
   * Whether it was drawn at random. Then a ticket that bears it is ours, whoever the desk says
   * opened it; the id of the case itself is public, and a ticket that bears it proves nothing.
   */
  public boolean isDrawn(CaseId id) {
    return !text.equals(id.text());
  }
}
