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
 * The HTTP server. It listens only on the loopback address; for access from elsewhere, put a TLS
 * proxy in front of it.
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
   * @param port 0 chooses a free port
   * @throws CommandFailedException if the port is in use
   */
  public static Web open(int port) throws CommandFailedException {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      Web web = new Web(HttpServer.create(address, BACKLOG));
      web.server.setExecutor(web.guard.executor());
      web.server.createContext(
          "/livez", web.guard.health(exchange -> answer(exchange, OK, "ok\n")));
      web.server.start();
      return web;
    } catch (IOException taken) {
      throw new CommandFailedException(
          Status.AWAY, "cannot open port " + port + "; another program may use it", taken);
    }
  }

  /**
   * Answers {@code /readyz}: 200 if nothing is wrong, otherwise 503 with the problems.
   *
   * @param notices lines that are shown but do not change the status
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

  /** Mounts a handler for everything under a path, with small request bodies. */
  public void mount(String path, HttpHandler handler) {
    mount(path, RequestLimits.SMALL, handler);
  }

  /** Mounts a handler for everything under a path, with the given limits. */
  public void mount(String path, RequestLimits limits, HttpHandler handler) {
    server.createContext(path, guard.guarded(limits, handler));
  }

  /** Returns the open port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Waits up to one second for running requests. */
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
