package org.bounceback.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.server.BodyLimit;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskWebhookEvents;
import org.bounceback.ticket.DeskWebhookEvents.Event;
import org.bounceback.ticket.TicketUpdate.TicketComment;
import org.bounceback.ticket.desk.WebhookSignatureVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the ticket system's webhook. Only signed calls are accepted. If the ticket system can be
 * read, the call only triggers reading of the ticket; otherwise the call contains the change
 * itself.
 */
final class DeskWebhook implements HttpHandler {
  static final String PATH = "/desk/events";
  private static final Logger log = LoggerFactory.getLogger(DeskWebhook.class);
  private static final BodyLimit BODY = new BodyLimit(1 << 20);
  private static final int MAX_EVENT_LENGTH = 200;

  private final WebhookSignatureVerifier signature;
  private final boolean readable;
  private final DeskWebhookEvents calls;

  /**
   * Creates the webhook.
   *
   * @param readable whether a call triggers reading of the ticket
   */
  DeskWebhook(WebhookSignatureVerifier signature, boolean readable, DeskWebhookEvents calls) {
    this.signature = signature;
    this.readable = readable;
    this.calls = calls;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return 405;
    }
    String time = header(exchange, signature.timeHeader());
    String signed = header(exchange, signature.header());
    if (!signature.isPlausible(time, signed)) {
      return 401;
    }
    Optional<byte[]> body = BODY.read(exchange);
    if (body.isEmpty()) {
      return 413;
    }
    if (!signature.isGenuine(time, signed, body.get())) {
      return 401;
    }
    try {
      DocumentNode said =
          DocumentCodec.json("the desk's call", new String(body.get(), StandardCharsets.UTF_8));
      return take(said) ? 204 : 404;
    } catch (InvalidDataException | IllegalArgumentException odd) {
      log.debug("desk webhook call refused reason={}", odd.getMessage());
      return 400;
    } catch (StoreException failed) {
      // The ticket system gets an error and calls again. The operator is informed once, by the
      // store's own monitoring.
      log.debug("desk webhook call not accepted, the store failed", failed);
      return 503;
    }
  }

  private boolean take(DocumentNode said) throws StoreException {
    if (readable) {
      Optional<String> ticket =
          said.findText("ticket_id")
              .or(() -> said.find("ticket").flatMap(t -> t.findText("id")))
              .or(() -> said.find("detail").flatMap(detail -> detail.findText("id")));
      return ticket.isPresent() && calls.ticketChanged(ticket.get());
    }
    Optional<CaseId> about = CaseId.parse(said.text("caseId"));
    String name = said.text("event");
    if (name.isBlank() || name.length() > MAX_EVENT_LENGTH) {
      throw new IllegalArgumentException("event has to have 1 to 200 characters");
    }
    var event =
        new Event(
            name,
            said.findText("status").map(DeskWebhook::status),
            said.find("answer")
                .map(
                    answer ->
                        new TicketComment(
                            name,
                            answer.findText("author").orElse("Somebody"),
                            answer.text("text"),
                            true,
                            false)));
    return about.isPresent() && calls.accept(about.get(), event);
  }

  private static TicketStatus status(String word) {
    return Arrays.stream(TicketStatus.values())
        .filter(status -> status != TicketStatus.ELSEWHERE)
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown status: " + word));
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
