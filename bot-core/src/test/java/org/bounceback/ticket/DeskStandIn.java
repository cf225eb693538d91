package org.bounceback.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A simulated generic HTTP ticket system on the loopback, which opens one ticket per {@code
 * Idempotency-Key}. It has no faults unless a test plans them.
 */
public final class DeskStandIn implements AutoCloseable {

  /** How one request is answered. */
  @FunctionalInterface
  public interface Plan {
    void answer(DeskStandIn desk, HttpExchange exchange, String body) throws IOException;
  }

  /** Opens the ticket and closes the connection without a response. */
  public static final Plan CREATE_THEN_CUT = (desk, exchange, body) -> desk.create(exchange, body);

  private final HttpServer server;
  private final Queue<Plan> plans = new ConcurrentLinkedQueue<>();
  private final Map<String, String> tickets = new LinkedHashMap<>();
  private final List<Map<String, List<String>>> headers = new ArrayList<>();

  /** Creates one without tickets. */
  public DeskStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tickets", this::handle);
    server.start();
  }

  /** Rejects with this status, without a body. */
  public static Plan refuse(int status) {
    return (desk, exchange, body) -> exchange.sendResponseHeaders(status, -1);
  }

  /** Rejects with status 503 for this long. */
  public static Plan away(String retryAfter) {
    return (desk, exchange, body) -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      exchange.sendResponseHeaders(503, -1);
    };
  }

  /** Opens the ticket and returns this body. */
  public static Plan text(String answer) {
    return (desk, exchange, body) -> {
      desk.create(exchange, body);
      send(exchange, 201, answer);
    };
  }

  /** Plans the responses to the next requests, in order. */
  public void plan(Plan... next) {
    plans.addAll(List.of(next));
  }

  /** Returns the URL for new tickets. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tickets");
  }

  /** The bodies from which tickets were made, in order. */
  public synchronized List<String> tickets() {
    return List.copyOf(tickets.values());
  }

  /** The headers of every request. */
  public synchronized List<Map<String, List<String>>> headers() {
    return List.copyOf(headers);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      remember(exchange);
      Plan plan = plans.poll();
      if (plan == null) {
        int number = create(exchange, body);
        send(exchange, 201, "{\"id\":\"t-" + number + "\",\"number\":" + number + "}");
      } else {
        plan.answer(this, exchange, body);
      }
    }
  }

  private synchronized void remember(HttpExchange exchange) {
    headers.add(Map.copyOf(exchange.getRequestHeaders()));
  }

  /** The number of the ticket under the request's key, new or not. */
  private synchronized int create(HttpExchange exchange, String body) {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    tickets.putIfAbsent(key, body);
    return List.copyOf(tickets.keySet()).indexOf(key) + 1;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
