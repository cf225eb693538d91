package org.bounceback.ticket;

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
 */
public record Submission(
    String key,
    String requester,
    String subject,
    Severity severity,
    String note,
    boolean incomplete,
    String reporter,
    Copy copy) {

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
}
