package org.bounceback.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.server.RequestGuard;
import org.bounceback.server.RequestLimits;

/**
 * The one port, on the loopback address alone: whoever wants it reached from elsewhere puts a
 * server with TLS in front.
 */
public final class Web implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final RequestGuard guard = new RequestGuard();

  private Web(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens the port.
   *
   * @param port 0 takes a free one
   * @throws CommandFailedException when it is taken
   */
  public static Web open(int port) throws CommandFailedException {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      Web web = new Web(HttpServer.create(address, BACKLOG));
      web.server.setExecutor(web.guard.executor());
      web.server.createContext("/livez", web.guard.health(each -> answer(each, OK, "ok\n")));
      web.server.start();
      return web;
    } catch (IOException taken) {
      throw new CommandFailedException(
          Status.AWAY, "cannot open port " + port + "; another program may hold it", taken);
    }
  }

  /**
   * Answers {@code /readyz}: 200 when nothing is wrong, else 503 with what is.
   *
   * @param notices lines that are shown and change nothing about the status
   */
  public void ready(
      Supplier<Map<String, Optional<String>>> health, Supplier<Map<String, String>> notices) {
    server.createContext(
        "/readyz",
        guard.health(
            exchange -> {
              var lines = new StringBuilder();
              boolean well = true;
              for (var part : new TreeMap<>(health.get()).entrySet()) {
                well &= part.getValue().isEmpty();
                lines.append(part.getKey() + ": " + part.getValue().orElse("ok") + "\n");
              }
              new TreeMap<>(notices.get())
                  .forEach((part, text) -> lines.append(part + ": " + text + "\n"));
              answer(exchange, well ? OK : UNAVAILABLE, lines.toString());
            }));
  }

  /** Lets a handler answer everything under a path, whose request bodies are small. */
  public void mount(String path, HttpHandler handler) {
    mount(path, RequestLimits.SMALL, handler);
  }

  /** Lets a handler answer everything under a path, for clients that keep within limits. */
  public void mount(String path, RequestLimits limits, HttpHandler handler) {
    server.createContext(path, guard.guarded(limits, handler));
  }

  /** The port that was opened. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets what is being answered be answered, for a second. */
  @Override
  public void close() {
    server.stop(1);
    guard.close();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
