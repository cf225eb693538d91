package org.bounceback.ticket;

import org.bounceback.cases.CaseId;

/**
 * Our own id of a ticket, for which a ticket system opens at most one. It is random and never
 * shown: anyone who knew it before the ticket is open could make the ticket system confuse another
 * ticket with ours.
 *
 * @param text letters, digits and hyphens, at most 32
 */
public record ExternalId(String text) {

  /** Returns the id for the ticket of a case from an older version, which had no random ids. */
  public static ExternalId of(CaseId id) {
    return new ExternalId(id.text());
  }

  /**
   * Whether it is random. A ticket with a random id is ours, whoever opened it according to the
   * ticket system. The case's own id is public, so a ticket with it proves nothing.
   */
  public boolean isDrawn(CaseId id) {
    return !text.equals(id.text());
  }
}
