package org.bounceback.sandbox.desk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bounceback.sandbox.wire.Loopback;

/**
 * A simulated ticket system over HTTP on a loopback port.
 *
 * <p>{@code POST /tickets} opens a ticket (201; 200 when the key is known), {@code GET /tickets/ID}
 * shows one, {@code GET /tickets?externalId=CASE} finds those of a case. {@code
 * docs/reference/sandbox.md} has the whole contract.
 */
public final class DeskServer implements AutoCloseable {
  private final TicketStore book;
  private final DeskPort port;

  private DeskServer(InetSocketAddress wanted, DeskRules rules, Clock clock) throws IOException {
    book = new TicketStore(clock);
    var desk = new Desk(rules, book);
    port =
        new DeskPort(
            wanted,
            request -> request.method().equals("POST"),
            request -> desk.answer(request, url().toString()),
            clock);
  }

  /** Opens a server on a free port of 127.0.0.1. */
  public static DeskServer open(DeskRules rules, Clock clock) throws IOException {
    return open("127.0.0.1", 0, rules, clock);
  }

  /**
   * Opens a server.
   *
   * @param ip an address of 127.0.0.0/8
   * @param port 0 chooses a free port
   * @param clock dates the tickets
   * @throws IOException if the port is in use
   */
  public static DeskServer open(String ip, int port, DeskRules rules, Clock clock)
      throws IOException {
    return new DeskServer(Loopback.at(ip, port), rules, clock);
  }

  /** Returns the URL where tickets are opened, and below which each is shown. */
  public URI url() {
    return port.at("/tickets");
  }

  /** Returns the tickets in the order they were opened. */
  public List<StoredTicket> tickets() {
    return book.all();
  }

  /** Returns the time of each request, including failed ones. */
  public List<Instant> requestTimes() {
    return port.asked();
  }

  /** Returns the active faults. */
  public DeskFaults faults() {
    return port.faults();
  }

  /** Refuses new connections and closes open ones, as when the ticket system is down. */
  public void refuseConnections() throws IOException {
    port.refuseConnections();
  }

  /** Accepts connections again, with the existing tickets. */
  public void acceptConnections() throws IOException {
    port.acceptConnections();
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
