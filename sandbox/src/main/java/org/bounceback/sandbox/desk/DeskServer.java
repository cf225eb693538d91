package org.bounceback.sandbox.desk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bounceback.sandbox.wire.Loopback;

/**
 * A ticket desk over HTTP on a loopback port.
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
    return port.at("/tickets");
  }

  /** The tickets opened, in their order. */
  public List<StoredTicket> tickets() {
    return book.all();
  }

  /** When each request came, whatever became of it. */
  public List<Instant> asked() {
    return port.asked();
  }

  /** How it goes wrong. */
  public DeskFaults faults() {
    return port.faults();
  }

  /** Refuses connections and cuts those that are open, as when the desk is down. */
  public void refuseConnections() throws IOException {
    port.refuseConnections();
  }

  /** Accepts connections again, with the tickets there were. */
  public void acceptConnections() throws IOException {
    port.acceptConnections();
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
