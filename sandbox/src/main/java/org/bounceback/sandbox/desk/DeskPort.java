package org.bounceback.sandbox.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;
import org.bounceback.sandbox.wire.NamedThreads;

/**
 * The loopback port of a ticket system, with its faults. It processes eight requests concurrently;
 * others wait.
 */
final class DeskPort implements AutoCloseable {
  private static final int REQUESTS_AT_ONCE = 8;
  private static final int BACKLOG = 64;

  private final DeskFaults faults = new DeskFaults();
  private final Queue<Instant> asked = new ConcurrentLinkedQueue<>();
  private final CloseSignal closeSignal = new CloseSignal();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(REQUESTS_AT_ONCE, new NamedThreads("sandbox-desk"));
  private final Predicate<HttpRequest> opens;
  private final Function<HttpRequest, HttpResponse> desk;
  private final Clock clock;
  private final InetSocketAddress address;
  private HttpServer server;
  private Optional<Socket> placeholder = Optional.empty();

  /**
   * Opens the port.
   *
   * @param opens whether a request opens a ticket
   * @param desk handles requests
   * @param clock dates each request
   */
  DeskPort(
      InetSocketAddress wanted,
      Predicate<HttpRequest> opens,
      Function<HttpRequest, HttpResponse> desk,
      Clock clock)
      throws IOException {
    this.opens = opens;
    this.desk = desk;
    this.clock = clock;
    server = listen(wanted);
    address = server.getAddress();
  }

  URI at(String path) {
    return URI.create(
        "http://%s:%d%s".formatted(address.getAddress().getHostAddress(), address.getPort(), path));
  }

  DeskFaults faults() {
    return faults;
  }

  List<Instant> asked() {
    return List.copyOf(asked);
  }

  synchronized void refuseConnections() throws IOException {
    if (placeholder.isEmpty()) {
      server.stop(0);
      // Bound but not listening: the port refuses connections, and no other process can use it.
      var bound = new Socket();
      bound.setReuseAddress(true);
      bound.bind(address);
      placeholder = Optional.of(bound);
    }
  }

  synchronized void acceptConnections() throws IOException {
    if (placeholder.isPresent()) {
      placeholder.get().close();
      placeholder = Optional.empty();
      server = listen(address);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closeSignal.start();
    server.stop(0);
    threads.shutdownNow();
    if (placeholder.isPresent()) {
      placeholder.get().close();
    }
  }

  private HttpServer listen(InetSocketAddress where) throws IOException {
    HttpServer opened = HttpServer.create(where, BACKLOG);
    opened.createContext("/", this::handle);
    opened.setExecutor(threads);
    opened.start();
    return opened;
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.add(clock.instant());
    try (exchange) {
      HttpRequest request = HttpRequest.read(exchange);
      DeskFault fault = faults.take(opens.test(request));
      Optional<HttpResponse> answer = fault.answer(() -> desk.apply(request), closeSignal);
      if (answer.isPresent()) {
        answer.get().send(exchange);
      }
      // Closing the exchange without a response disconnects.
    }
  }
}
