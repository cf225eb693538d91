package org.bounceback.ticket.desk;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.TicketRef;
import org.bounceback.net.Http;
import org.bounceback.ticket.DeskCheck;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.DeskFailed.Kind;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.Ticket;
import org.bounceback.ticket.TicketDesk;

/**
 * osTicket by its API (docs.osticket.com, Developer Documentation, Tickets; include/api.tickets.php
 * of osTicket 1.18). It opens tickets and does nothing else.
 *
 * <p>A ticket is sent as a whole mail, since of these osTicket knows a repeated one by its
 * Message-ID. Of the configuration it uses: the address of osTicket; an API key for this machine's
 * address; the desk's mail address, by which osTicket finds the department.
 */
public final class OsTicket implements TicketDesk, DeskCheck {
  private final Uris root;
  private final OsTicketMail mails;
  private final DeskLine line;

  /** A desk asked through {@code http}. */
  public OsTicket(DeskConfig config, Http http, Clock clock) {
    root = new Uris(config.url());
    mails =
        new OsTicketMail(
            config.needQueue("the desk's mail address, such as support@desk.example"),
            config.mail(),
            clock);
    line =
        new DeskLine(
            http,
            clock,
            config.timeout(),
            Map.of("X-API-Key", config.needToken(), "Content-Type", "text/plain"),
            Optional::of);
  }

  @Override
  public Optional<TicketRef> find(Ticket wanted, ExternalId id) {
    return Optional.empty();
  }

  @Override
  public TicketRef open(Ticket ticket, ExternalId id) throws DeskFailed, InterruptedException {
    String from = Requester.address(ticket);
    Http.Response opened =
        line.send(
            "POST",
            root.at("/api/tickets.email"),
            Map.of(),
            Http.Body.of(mails.of(ticket, id, from)));
    String number = opened.body().strip();
    if (number.isEmpty()) {
      throw new DeskFailed(Kind.DOWN, "the desk named no number of its ticket");
    }
    return new TicketRef(number, number, Optional.empty());
  }

  /** An empty mail is refused, and how it is tells whether the key is good. */
  @Override
  public List<Finding> examine() throws InterruptedException {
    try {
      Http.Response unused =
          line.send("POST", root.at("/api/tickets.json"), Map.of(), Http.Body.of("{}"));
      return List.of(Finding.well("osTicket answers"));
    } catch (DeskFailed failed) {
      if (failed.kind() == Kind.INVALID) {
        return List.of(Finding.well("osTicket knows our key"));
      }
      String advice =
          failed.kind() == Kind.CREDENTIALS || failed.kind() == Kind.FORBIDDEN
              ? "; make an API key for this machine's address with the right to create tickets"
              : "";
      return List.of(Finding.wrong("osTicket: " + failed.why() + advice));
    }
  }
}
