package org.bounceback.ticket;

import java.util.Optional;

/**
 * A request for a ticket.
 *
 * @param key identifies this request, so that a duplicate is recognized; keys of different sources
 *     have different prefixes
 * @param requester who gets the reply, usually an e-mail address
 * @param subject one line
 * @param note the agent's note; may be blank
 * @param incomplete whether information is missing that an agent has to request
 * @param reporter the visible name of the user who requests it; blank if only the case contains it
 * @param mailDisclosure how much of the e-mail is sent
 * @param byAgent whether an agent submitted it, so that its requester is reliable
 * @param joinTicket the number of the open ticket that the agent chose for the case, instead of a
 *     new one
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

  /** Creates a request for a new ticket, by a user who is not known to be an agent. */
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

  /** Creates a request by the case's own user, for a ticket with the whole e-mail. */
  public TicketRequest(
      String key,
      String requester,
      String subject,
      TicketSeverity ticketSeverity,
      String note,
      boolean incomplete) {
    this(key, requester, subject, ticketSeverity, note, incomplete, "", MailDisclosure.WHOLE);
  }

  /** Returns the request as one by an agent. */
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
