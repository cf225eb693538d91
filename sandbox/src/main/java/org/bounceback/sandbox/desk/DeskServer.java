package org.bounceback.sandbox.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.sandbox.wire.Closing;
import org.bounceback.sandbox.wire.Loopback;
import org.bounceback.sandbox.wire.NamedThreads;

/**
 * A ticket desk over HTTP on a loopback port. Eight requests are worked on at once, the others
 * wait.
 *
 * <p>{@code POST /tickets} opens a ticket (201; 200 when the key is known), {@code GET /tickets/ID}
 * shows one, {@code GET /tickets?externalId=CASE} finds those of a case. {@code
 * docs/reference/sandbox.md} has the whole contract.
 */
public final class DeskServer implements AutoCloseable {
  private static final int REQUESTS_AT_ONCE = 8;
  private static final int BACKLOG = 64;

  private final DeskFaults faults = new DeskFaults();
  private final Closing closing = new Closing();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(REQUESTS_AT_ONCE, new NamedThreads("sandbox-desk"));
  private final TicketBook book;
  private final Desk desk;
  private final InetSocketAddress address;
  private HttpServer server;
  private Optional<Socket> placeholder = Optional.empty();

  private DeskServer(InetSocketAddress wanted, DeskRules rules, Clock clock) throws IOException {
    book = new TicketBook(clock);
    desk = new Desk(rules, book);
    server = listen(wanted);
    address = server.getAddress();
  }

  /** Opens one on a free port of 127.0.0.1. */
  public static DeskServer open(DeskRules rules, Clock clock) throws IOException {
    return open("127.0.0.1", 0, rules, clock);
  }

  /**
   * Opens one.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port 0 takes a free one
   * @param clock tells when a ticket was opened
   * @throws IOException when the port is taken
   */
  public static DeskServer open(String ip, int port, DeskRules rules, Clock clock)
      throws IOException {
    return new DeskServer(Loopback.at(ip, port), rules, clock);
  }

  /** Where tickets are opened and below which each is shown. */
  public URI url() {
    return URI.create(
        "http://%s:%d/tickets".formatted(address.getAddress().getHostAddress(), address.getPort()));
  }

  /** The tickets opened, in their order. */
  public List<Ticket> tickets() {
    return book.all();
  }

  /** How it goes wrong. */
  public DeskFaults faults() {
    return faults;
  }

  /** Refuses connections and cuts those that are open, as when the desk is down. */
  public synchronized void refuseConnections() throws IOException {
    if (placeholder.isEmpty()) {
      server.stop(0);
      // Bound but not listening: the port refuses, and nobody else can take it.
      var bound = new Socket();
      bound.setReuseAddress(true);
      bound.bind(address);
      placeholder = Optional.of(bound);
    }
  }

  /** Accepts connections again, with the tickets there were. */
  public synchronized void acceptConnections() throws IOException {
    if (placeholder.isPresent()) {
      placeholder.get().close();
      placeholder = Optional.empty();
      server = listen(address);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closing.begin();
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
    try (exchange) {
      Asked asked = Asked.read(exchange);
      DeskFault fault = faults.take(asked.method());
      Optional<Answer> answer = fault.answer(() -> desk.answer(asked, url().toString()), closing);
      if (answer.isPresent()) {
        answer.get().send(exchange);
      }
      // Closed without an answer, the exchange cuts the connection.
    }
  }
}
