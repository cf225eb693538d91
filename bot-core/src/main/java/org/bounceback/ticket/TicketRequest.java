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
 * @param mailDisclosure what of the mail goes along
 * @param byAgent whether an agent submitted it, so that its requester can be relied on
 * @param joinTicket the number of the open ticket that the agent chose for the case, in place of
 *     one of its own
 */
public record TicketRequest(
    String key,
    String requester,
    String subject,
    TicketSeverity ticketSeverity,
    String note,
    boolean incomplete,
    String reporter,
    MailDisclosure mailDisclosure,
    boolean byAgent,
    Optional<String> joinTicket) {

  /** A wish for a ticket of its own, of somebody who is not known to be an agent. */
  public TicketRequest(
      String key,
      String requester,
      String subject,
      TicketSeverity ticketSeverity,
      String note,
      boolean incomplete,
      String reporter,
      MailDisclosure mailDisclosure) {
    this(
        key,
        requester,
        subject,
        ticketSeverity,
        note,
        incomplete,
        reporter,
        mailDisclosure,
        false,
        Optional.empty());
  }

  /** A wish of whoever brought the case, for a ticket with the whole mail. */
  public TicketRequest(
      String key,
      String requester,
      String subject,
      TicketSeverity ticketSeverity,
      String note,
      boolean incomplete) {
    this(key, requester, subject, ticketSeverity, note, incomplete, "", MailDisclosure.WHOLE);
  }

  /** The same wish of an agent. */
  public TicketRequest byAgent(Optional<String> chosenTicket) {
    return new TicketRequest(
        key,
        requester,
        subject,
        ticketSeverity,
        note,
        incomplete,
        reporter,
        mailDisclosure,
        true,
        chosenTicket);
  }
}
