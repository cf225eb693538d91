package org.bounceback.ticket;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.BadData;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.bounceback.net.Deadline;
import org.bounceback.net.Http;

/**
 * The generic desk: one POST a ticket, with an {@code Idempotency-Key} by which the desk knows a
 * repeated one. It cannot be asked for a ticket. Any 2xx means that the ticket is open; its {@code
 * id}, {@code number} and {@code url} are used where the answer gives them.
 */
public final class HttpDesk implements TicketDesk {
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 409, 429);

  private final HttpDeskConfig config;
  private final Http http;
  private final Clock clock;

  /** A desk asked through {@code http}. */
  public HttpDesk(HttpDeskConfig config, Http http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Optional<TicketRef> find(ExternalId id) {
    return Optional.empty();
  }

  @Override
  public TicketRef open(Ticket ticket, ExternalId id) throws DeskFailed, InterruptedException {
    var request = new Http.Request("POST", config.url(), headers(id), HttpDeskBody.of(ticket));
    Http.Response answer;
    try {
      answer = http.send(request, Deadline.after(config.timeout()));
    } catch (Http.HttpFailed failed) {
      throw DeskFailed.forNow("the desk gave no answer", failed);
    }
    if (answer.status() / 100 != 2) {
      throw refusal(answer);
    }
    return reference(answer.body(), id);
  }

  private Map<String, String> headers(ExternalId id) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", id.text());
    config.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token));
    return headers;
  }

  private DeskFailed refusal(Http.Response answer) {
    int status = answer.status();
    String why = "the desk answered with status " + status;
    if (status / 100 == 4 && !WORTH_ANOTHER_TRY.contains(status)) {
      return DeskFailed.forGood(why);
    }
    Optional<Duration> retryAfter =
        answer.headers().getOrDefault("retry-after", List.of()).stream()
            .findFirst()
            .flatMap(value -> RetryAfter.parse(value, clock));
    return DeskFailed.forNow(why, retryAfter);
  }

  /** The ticket is open whatever the body says, so an odd one costs no more than its words. */
  private static TicketRef reference(String body, ExternalId id) {
    Optional<Node> said = object(body);
    Optional<String> ticketId = said.flatMap(node -> word(node, "id"));
    Optional<String> number = said.flatMap(node -> word(node, "number"));
    return new TicketRef(
        ticketId.orElse(id.text()),
        number.or(() -> ticketId).orElse(id.text()),
        said.flatMap(node -> word(node, "url")).flatMap(HttpDesk::webAddress));
  }

  private static Optional<Node> object(String body) {
    try {
      return Optional.of(Documents.json("the desk's answer", body)).filter(Node::isObject);
    } catch (BadData noJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> word(Node answer, String key) {
    try {
      return answer.findText(key).filter(text -> !text.isBlank());
    } catch (BadData noText) {
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
