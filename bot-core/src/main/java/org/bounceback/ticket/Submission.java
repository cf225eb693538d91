package org.bounceback.ticket;

import java.util.Optional;

/**
 * Somebody's wish for a ticket.
 *
 * @param key names this wish: sent twice, it is still one. Where keys come from several places,
 *     each begins with the place's name
 * @param requester whom the desk shall answer, usually a mail address
 * @param subject one line
 * @param note what the agent adds; may be blank
 * @param incomplete whether facts are missing that the desk will have to ask for
 * @param reporter who wishes for it, as people know them; blank where only the case says it
 * @param copy what of the mail goes along
 * @param byAgent whether an agent submitted it, so that its requester can be relied on
 * @param joinTicket the number of the open ticket that the agent chose for the case, in place of
 *     one of its own
 */
public record Submission(
    String key,
    String requester,
    String subject,
    Severity severity,
    String note,
    boolean incomplete,
    String reporter,
    Copy copy,
    boolean byAgent,
    Optional<String> joinTicket) {

  /** A wish for a ticket of its own, of somebody who is not known to be an agent. */
  public Submission(
      String key,
      String requester,
      String subject,
      Severity severity,
      String note,
      boolean incomplete,
      String reporter,
      Copy copy) {
    this(
        key,
        requester,
        subject,
        severity,
        note,
        incomplete,
        reporter,
        copy,
        false,
        Optional.empty());
  }

  /** A wish of whoever brought the case, for a ticket with the whole mail. */
  public Submission(
      String key,
      String requester,
      String subject,
      Severity severity,
      String note,
      boolean incomplete) {
    this(key, requester, subject, severity, note, incomplete, "", Copy.WHOLE);
  }

  /** The same wish of an agent. */
  public Submission byAgent(Optional<String> chosenTicket) {
    return new Submission(
        key, requester, subject, severity, note, incomplete, reporter, copy, true, chosenTicket);
  }
}
