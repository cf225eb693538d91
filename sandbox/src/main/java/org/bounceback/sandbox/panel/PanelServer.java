package org.bounceback.sandbox.panel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Loopback;
import org.bounceback.sandbox.wire.NamedThreads;

/**
 * A control panel on a loopback port, over HTTPS with a self-signed certificate. A {@link Panel}
 * provides the responses.
 */
public final class PanelServer implements AutoCloseable {
  private static final int REQUESTS_AT_ONCE = 8;
  private static final int BACKLOG = 32;

  private final HttpsServer server;
  private final Panel panel;
  private final CloseSignal closeSignal = new CloseSignal();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(REQUESTS_AT_ONCE, new NamedThreads("sandbox-panel"));
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile PanelFault fault = PanelFault.none();

  private PanelServer(HttpsServer server, Panel panel) {
    this.server = server;
    this.panel = panel;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Opens a server with the certificate of {@link PanelKeys}, on a free port of 127.0.0.1. */
  public static PanelServer open(Panel panel) throws IOException {
    HttpsServer server = HttpsServer.create(freePort(), BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(PanelKeys.context()));
    return new PanelServer(server, panel);
  }

  /** Returns its URL. */
  public URI url() {
    return URI.create("https://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** Applies a fault from now on. */
  public void setFault(PanelFault with) {
    fault = with;
  }

  /** Returns the requests, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closeSignal.start();
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetSocketAddress freePort() {
    return Loopback.at("127.0.0.1", 0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.read(exchange);
      requests.add(request);
      PanelFault playing = fault;
      if (!playing.span().isZero() && !closeSignal.pause(playing.span())) {
        return;
      }
      Response honest = panel.answer(request);
      byte[] body = playing.body().orElse(honest.body()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", honest.type());
      exchange.sendResponseHeaders(
          playing.status().orElse(honest.status()), body.length == 0 ? -1 : body.length);
      int length = Math.min(body.length, playing.cutAfter().orElse(body.length));
      exchange.getResponseBody().write(body, 0, length);
      exchange.getResponseBody().flush();
      // Closing the exchange before the announced length disconnects.
    }
  }
}
