package org.bounceback.slack;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.bounceback.chat.AcknowledgementsFirst;
import org.bounceback.chat.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Slack's events, commands and interactions over HTTP, all on one path. */
final class HttpTransport implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);
  private static final int LARGEST_BODY = 2 << 20;
  private static final String CERTIFICATE_CHECK = "ssl_check=1";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int INTERNAL_ERROR = 500;

  private final BoltApp app;
  private final RequestGate gate;
  private final Threads threads;
  private final AcknowledgementsFirst first;
  private final SlackRequestParser parser;

  /** Answers by {@code app} what passes {@code gate}. */
  HttpTransport(BoltApp app, RequestGate gate, Threads threads) {
    this.app = app;
    this.gate = gate;
    this.threads = threads;
    this.first = threads.answering();
    this.parser = new SlackRequestParser(app.config());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    AcknowledgementsFirst.Due due = first.acknowledge();
    try {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (isJson(exchange)) {
        threads.keeping().execute(() -> answer(exchange, body, due));
      } else {
        answer(exchange, body, due);
      }
    } catch (IOException | RejectedExecutionException failed) {
      due.close();
      throw failed;
    }
  }

  /** Events are JSON, commands and interactions are forms. */
  private static boolean isJson(HttpExchange exchange) {
    return header(exchange, "Content-Type").startsWith("application/json");
  }

  private void answer(HttpExchange exchange, byte[] body, AcknowledgementsFirst.Due due) {
    try (exchange;
        due) {
      if (!exchange.getRequestMethod().equals("POST")) {
        answer(exchange, METHOD_NOT_ALLOWED);
      } else if (body.length > LARGEST_BODY) {
        answer(exchange, TOO_LARGE);
      } else if (new String(body, StandardCharsets.UTF_8).startsWith(CERTIFICATE_CHECK)) {
        answer(exchange, OK);
      } else {
        judge(exchange, body);
      }
    } catch (IOException gone) {
      log.info("slack request not answered, the connection is lost");
    }
  }

  private void judge(HttpExchange exchange, byte[] body) throws IOException {
    String timestamp = header(exchange, "X-Slack-Request-Timestamp");
    String signature = header(exchange, "X-Slack-Signature");
    switch (gate.judge(timestamp, signature, body)) {
      case FORGED -> {
        log.warn("slack request refused from={}", exchange.getRemoteAddress());
        answer(exchange, UNAUTHORIZED);
      }
      case REPEATED -> answer(exchange, OK);
      case SLACKS ->
          answer(
              exchange,
              run(
                  exchange.getRequestURI().getPath(),
                  exchange.getRequestHeaders(),
                  new String(body, StandardCharsets.UTF_8)));
    }
  }

  /** Answers a made-up body as if it had come in, but for the network. */
  void rehearse(String body) {
    gate.isSigned("0", "", body.getBytes(StandardCharsets.UTF_8));
    run("/", Map.of(), body);
  }

  private Response run(String path, Map<String, List<String>> headers, String body) {
    var request =
        HttpRequest.builder()
            .requestUri(path)
            .queryString(Map.of())
            .requestBody(body)
            .headers(new RequestHeaders(headers))
            .build();
    Request<?> parsed = parser.parse(request);
    return parsed == null ? Response.error(INTERNAL_ERROR) : app.run(parsed);
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  private static void answer(HttpExchange exchange, Response response) throws IOException {
    byte[] body =
        String.valueOf(response.getBody() == null ? "" : response.getBody())
            .getBytes(StandardCharsets.UTF_8);
    if (body.length == 0) {
      answer(exchange, response.getStatusCode());
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", response.getContentType());
    exchange.sendResponseHeaders(response.getStatusCode(), body.length);
    exchange.getResponseBody().write(body);
  }
}
