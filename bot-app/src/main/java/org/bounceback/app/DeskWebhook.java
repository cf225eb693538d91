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
 * Hears what a desk tells by itself. Nothing is believed that the desk did not sign. A desk that
 * can be read says no more than which ticket has news, and is read; any other says what happened.
 */
final class DeskWebhook implements HttpHandler {
  static final String PATH = "/desk/events";
  private static final Logger log = LoggerFactory.getLogger(DeskWebhook.class);
  private static final BodyLimit BODY = new BodyLimit(1 << 20);
  private static final int MAX_NAME = 200;

  private final WebhookSignatureVerifier signature;
  private final boolean readable;
  private final DeskWebhookEvents calls;

  /**
   * A webhook.
   *
   * @param readable whether the desk is read when it calls
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
      log.debug("desk call refused why={}", odd.getMessage());
      return 400;
    } catch (StoreException failed) {
      // The desk is told and calls again; the operator hears of it once, from the store's own
      // watch.
      log.debug("desk call not taken, the store failed", failed);
      return 503;
    }
  }

  private boolean take(DocumentNode said) throws StoreException {
    if (readable) {
      Optional<String> ticket =
          said.findText("ticket_id")
              .or(() -> said.find("ticket").flatMap(each -> each.findText("id")))
              .or(() -> said.find("detail").flatMap(each -> each.findText("id")));
      return ticket.isPresent() && calls.news(ticket.get());
    }
    Optional<CaseId> about = CaseId.parse(said.text("caseId"));
    String name = said.text("event");
    if (name.isBlank() || name.length() > MAX_NAME) {
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
    return about.isPresent() && calls.take(about.get(), event);
  }

  private static TicketStatus status(String word) {
    return Arrays.stream(TicketStatus.values())
        .filter(each -> each != TicketStatus.ELSEWHERE)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status of ours: " + word));
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
