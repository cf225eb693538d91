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
 */
public record Submission(
    String key,
    String requester,
    String subject,
    Severity severity,
    String note,
    boolean incomplete) {}
