package org.bounceback.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestGuardTest {
  private static final int MORE_THAN_THREADS = 80;
  private static final int GIVEN_UP_MILLIS = 20_000;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<Socket> clients = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // by serve
  private RequestGuard guard;

  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
  }

  @AfterEach
  void close() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    server.stop(0);
    guard.close();
  }

  @Test
  void aClientThatSendsItsHeadTooSlowlyIsDisconnected() throws Exception {
    serve(SHORT, new RequestLimits(LONG, LONG));

    Socket slow = client("GET /body HTTP/1.1\r\nHost: loc");

    assertEquals("", answer(slow));
    Await.until(() -> guard.rejected().equals("head timed-out=1"));
  }

  @Test
  void aClientThatSendsItsBodyTooSlowlyIsDisconnected() throws Exception {
    serve(LONG, new RequestLimits(SHORT, LONG));

    Socket slow = client(post(1000, "a few octets of many"));

    assertEquals("", answer(slow));
    Await.until(() -> guard.rejected().equals("/body timed-out=1"));
  }

  @Test
  void aClientWithinTheLimitsGetsAResponse() throws Exception {
    serve(LONG, new RequestLimits(LONG, LONG));

    assertTrue(answer(client(post(5, "hello"))).startsWith("HTTP/1.1 200"));
    assertEquals("", guard.rejected());
  }

  @Test
  void aBodyWithATooLargeDeclaredSizeIsRejectedBeforeItIsSent() throws Exception {
    serve(LONG, new RequestLimits(LONG, LONG));

    assertTrue(answer(client(post(1001, ""))).startsWith("HTTP/1.1 413"));
    Await.until(() -> guard.rejected().equals("/body 413=1"));
  }

  @Test
  void moreSlowClientsThanThreadsDoNotBlockOthers() throws Exception {
    serve(LONG, new RequestLimits(LONG, LONG));
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      client(i % 2 == 0 ? "GET /livez HT" : post(1000, "a"));
    }

    assertTrue(
        answer(client("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 200"));
  }

  @Test
  void theConnectionIsClosedAfterAnErrorInAHandler() throws Exception {
    guard = new RequestGuard(LONG);
    server.setExecutor(guard.executor());
    server.createContext(
        "/bug",
        guard.guarded(
            RequestLimits.SMALL,
            exchange -> {
              throw new StackOverflowError();
            }));
    server.start();

    assertEquals("", answer(client("GET /bug HTTP/1.1\r\nHost: localhost\r\n\r\n")));
  }

  private void serve(Duration head, RequestLimits limits) {
    guard = new RequestGuard(head);
    server.setExecutor(guard.executor());
    server.createContext("/body", guard.guarded(limits, RequestGuardTest::readBody));
    server.createContext("/livez", guard.health(exchange -> respond(exchange, 200)));
    server.start();
  }

  private static void readBody(HttpExchange exchange) throws IOException {
    Optional<byte[]> body = new BodyLimit(1000).read(exchange);
    exchange.getResponseHeaders().set("Connection", "close");
    respond(exchange, body.isPresent() ? 200 : 413);
  }

  private static void respond(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static String post(int length, String body) {
    return "POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  private Socket client(String sent) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
    clients.add(socket);
    socket.setSoTimeout(GIVEN_UP_MILLIS);
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** Reads until the server closes the connection; a reset counts as closing. */
  private static String answer(Socket client) throws IOException {
    try {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException reset) {
      return "";
    }
  }
}
