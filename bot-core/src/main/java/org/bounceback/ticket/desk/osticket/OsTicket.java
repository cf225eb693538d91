package org.bounceback.ticket.desk.osticket;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketRef;
import org.bounceback.net.Http;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.Requester;
import org.bounceback.ticket.desk.Uris;

/**
 * osTicket through its API (docs.osticket.com, Developer Documentation, Tickets;
 * include/api.tickets.php of osTicket 1.18). It only opens tickets.
 *
 * <p>A ticket is sent as a complete e-mail, because osTicket recognizes a repeated one by its
 * Message-ID. It uses these settings: the URL of osTicket; an API key for this machine's address;
 * the e-mail address by which osTicket finds the department.
 */
public final class OsTicket implements TicketDesk, DeskSelfTest {
  private final Uris root;
  private final OsTicketMail mails;
  private final DeskHttpClient line;

  /**
   * Creates the ticket system with all its capabilities.
   *
   * @throws IllegalArgumentException if the configuration lacks a required value
   */
  public static Desk open(DeskConfig config, Http http, Clock clock) {
    return Desk.checked(
        DeskId.at(DeskKind.OSTICKET.code(), config.url()), new OsTicket(config, http, clock));
  }

  /** Sends its requests through {@code http}. */
  public OsTicket(DeskConfig config, Http http, Clock clock) {
    root = new Uris(config.url());
    mails =
        new OsTicketMail(
            config.requireQueue("the desk's mail address, such as support@desk.example"),
            config.mail(),
            clock);
    line =
        new DeskHttpClient(
            http,
            clock,
            config.timeout(),
            Map.of("X-API-Key", config.requireToken(), "Content-Type", "text/plain"),
            Optional::of);
  }

  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id) {
    return Optional.empty();
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    String from = Requester.address(newTicket);
    Http.Response opened =
        line.send(
            "POST",
            root.at("/api/tickets.email"),
            Map.of(),
            Http.Body.of(mails.of(newTicket, id, from)));
    String number = opened.body().strip();
    if (number.isEmpty()) {
      throw new DeskException(DeskErrorKind.DOWN, "the desk named no number of its ticket");
    }
    return new TicketRef(number, number, Optional.empty());
  }

  /** Sends an empty e-mail: the kind of rejection shows whether the key is valid. */
  @Override
  public List<DeskCheckResult> check() throws InterruptedException {
    try {
      Http.Response unused =
          line.send("POST", root.at("/api/tickets.json"), Map.of(), Http.Body.of("{}"));
      return List.of(DeskCheckResult.well("osTicket answers"));
    } catch (DeskException failed) {
      if (failed.kind() == DeskErrorKind.INVALID) {
        return List.of(DeskCheckResult.well("osTicket knows our key"));
      }
      String advice =
          failed.kind() == DeskErrorKind.CREDENTIALS || failed.kind() == DeskErrorKind.FORBIDDEN
              ? "; make an API key for this machine's address with the right to create tickets"
              : "";
      return List.of(DeskCheckResult.wrong("osTicket: " + failed.reason() + advice));
    }
  }
}
