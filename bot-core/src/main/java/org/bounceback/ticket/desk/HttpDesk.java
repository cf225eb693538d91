package org.bounceback.ticket.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.net.Http;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;

/**
 * Our own HTTP contract: one POST a ticket, with an {@code Idempotency-Key} that identifies
 * repeated requests. Only we can post there, so the case is the key. It cannot search for tickets.
 * Any 2xx status means that the ticket is open; {@code id}, {@code number} and {@code url} in the
 * response are used if present.
 *
 * <p>It uses the configured URL and token, which is sent as a bearer token (RFC 6750).
 */
public final class HttpDesk implements TicketDesk {
  private final URI url;
  private final DeskHttpClient line;

  /**
   * Creates the ticket system with all its capabilities.
   *
   * @throws IllegalArgumentException if the configuration lacks a required value
   */
  public static Desk open(DeskConfig config, Http http, Clock clock) {
    return Desk.openingOnly(
        DeskId.at(DeskKind.HTTP.code(), config.url()), new HttpDesk(config, http, clock));
  }

  /** Sends its requests through {@code http}. */
  public HttpDesk(DeskConfig config, Http http, Clock clock) {
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", "application/json");
    config.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
    url = config.url();
    line = new DeskHttpClient(http, clock, config.timeout(), headers, DeskErrorReader.SILENT);
  }

  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id) {
    return Optional.empty();
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    Http.Response answer =
        line.send(
            "POST",
            url,
            Map.of("Idempotency-Key", newTicket.caseId().text()),
            Http.Body.of(HttpDeskBody.of(newTicket)));
    return reference(answer.body(), newTicket);
  }

  /**
   * Parses the response. The ticket is open whatever the body contains, so an invalid body is
   * ignored.
   */
  private static TicketRef reference(String body, NewTicket newTicket) {
    Optional<DocumentNode> said = object(body);
    Optional<String> ticketId = said.flatMap(documentNode -> word(documentNode, "id"));
    Optional<String> number = said.flatMap(documentNode -> word(documentNode, "number"));
    return new TicketRef(
        ticketId.orElse(newTicket.caseId().text()),
        number.or(() -> ticketId).orElse(newTicket.caseId().text()),
        said.flatMap(documentNode -> word(documentNode, "url")).flatMap(HttpDesk::webAddress));
  }

  private static Optional<DocumentNode> object(String body) {
    try {
      return Optional.of(DocumentCodec.json("the desk's answer", body))
          .filter(DocumentNode::isObject);
    } catch (InvalidDataException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> word(DocumentNode answer, String key) {
    try {
      return answer.findText(key).filter(text -> !text.isBlank());
    } catch (InvalidDataException noText) {
      return Optional.empty();
    }
  }

  private static Optional<URI> webAddress(String text) {
    try {
      var url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }
}
