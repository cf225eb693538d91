package org.bounceback.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.bounceback.chat.runtime.AckPriorityExecutor;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.bounceback.server.BodyLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts Slack's events, commands and interactions over HTTP, all on one path. */
final class HttpTransport implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

  /**
   * A message has at most 40,000 characters. A shortcut on it sends them twice, as text and as
   * blocks, and each character takes up to eight bytes as an escape in a form.
   */
  private static final BodyLimit SIGNED = new BodyLimit(1 << 20);

  /** The only unsigned request that we answer is the check of our certificate, a short form. */
  private static final BodyLimit UNSIGNED = new BodyLimit(4 << 10);

  private static final String CERTIFICATE_CHECK = "ssl_check=1";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int INTERNAL_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private final BoltApp app;
  private final RequestVerifier verifier;
  private final PlatformExecutors platformExecutors;
  private final AckPriorityExecutor ackExecutor;
  private final SlackRequestParser parser;

  /** Passes requests that {@code verifier} accepts to {@code app}. */
  HttpTransport(BoltApp app, RequestVerifier verifier, PlatformExecutors platformExecutors) {
    this.app = app;
    this.verifier = verifier;
    this.platformExecutors = platformExecutors;
    this.ackExecutor = platformExecutors.responseExecutor();
    this.parser = new SlackRequestParser(app.config());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      refuse(exchange, METHOD_NOT_ALLOWED);
      return;
    }
    boolean plausible =
        verifier.isPlausible(
            header(exchange, "X-Slack-Request-Timestamp"), header(exchange, "X-Slack-Signature"));
    Optional<byte[]> read = (plausible ? SIGNED : UNSIGNED).read(exchange);
    if (read.isEmpty()) {
      if (plausible) {
        // A client whose connection is reset while it sends never reads the response.
        SIGNED.discard(exchange);
      }
      refuse(exchange, plausible ? TOO_LARGE : UNAUTHORIZED);
      return;
    }
    byte[] body = read.get();
    if (new String(body, 0, Math.min(body.length, CERTIFICATE_CHECK.length()), UTF_8)
        .equals(CERTIFICATE_CHECK)) {
      finish(exchange, OK);
      return;
    }
    // Runs on this thread: requests from anyone must not occupy the queue or delay real work.
    String signature = header(exchange, "X-Slack-Signature");
    switch (verifier.verify(header(exchange, "X-Slack-Request-Timestamp"), signature, body)) {
      case FORGED -> refuse(exchange, UNAUTHORIZED);
      case REPEATED -> finish(exchange, OK);
      case RUNNING -> finish(exchange, UNAVAILABLE);
      case SLACKS -> accept(exchange, signature, body);
    }
  }

  /**
   * Handles a request signed by Slack. Events wait for the disk, so they have their own threads.
   */
  private void accept(HttpExchange exchange, String signature, byte[] body) {
    AckPriorityExecutor.PendingAck pendingAck = ackExecutor.acknowledge();
    try {
      if (isJson(exchange)) {
        platformExecutors
            .storageExecutor()
            .execute(() -> answer(exchange, signature, body, pendingAck));
      } else {
        answer(exchange, signature, body, pendingAck);
      }
    } catch (RejectedExecutionException full) {
      pendingAck.close();
      verifier.failed(signature);
      throw full;
    }
  }

  private static void finish(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      answer(exchange, status);
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Connection", "close");
      answer(exchange, status);
    }
  }

  /** Events are JSON, commands and interactions are forms. */
  private static boolean isJson(HttpExchange exchange) {
    return header(exchange, "Content-Type").startsWith("application/json");
  }

  private void answer(
      HttpExchange exchange,
      String signature,
      byte[] body,
      AckPriorityExecutor.PendingAck pendingAck) {
    try (exchange;
        pendingAck) {
      String path = exchange.getRequestURI().getPath();
      Map<String, List<String>> headers = exchange.getRequestHeaders();
      answer(exchange, runOnce(signature, () -> run(path, headers, new String(body, UTF_8))));
    } catch (IOException gone) {
      log.info("slack request not answered, the connection is lost");
    }
  }

  /** Runs a request; if it fails, the verifier accepts the same request again. */
  private Response runOnce(String signature, Supplier<Response> request) {
    boolean handled = false;
    try {
      Response response = request.get();
      handled = response.getStatusCode() < INTERNAL_ERROR;
      return response;
    } finally {
      if (handled) {
        verifier.handled(signature);
      } else {
        verifier.failed(signature);
      }
    }
  }

  /** Handles a synthetic body like a received one, but without the network. */
  void warmUp(String body) {
    verifier.isSigned("0", "", body.getBytes(UTF_8));
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
    return parsed == null ? Response.error(INTERNAL_ERROR) : app.handle(parsed);
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
        String.valueOf(response.getBody() == null ? "" : response.getBody()).getBytes(UTF_8);
    if (body.length == 0) {
      answer(exchange, response.getStatusCode());
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", response.getContentType());
    exchange.sendResponseHeaders(response.getStatusCode(), body.length);
    exchange.getResponseBody().write(body);
  }
}
