package org.bounceback.sandbox.desk;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;
import org.bounceback.sandbox.wire.Loopback;

/**
 * Simulates a product's ticket system on a loopback port, as far as a client needs it to open,
 * extend and read tickets. It refuses what the product would refuse. {@code
 * docs/reference/sandbox.md} describes each product's contract.
 */
public final class VendorDeskServer implements AutoCloseable {
  /** The token that every client must send, in the product's own way. */
  public static final String TOKEN = "sandbox-token";

  /** The client's user name, where the product requires one. */
  public static final String USER = "bot@desk.example";

  private final VendorApi vendorApi;
  private final VendorTicketStore book;
  private final DeskPort port;

  private VendorDeskServer(VendorApi vendorApi) throws IOException {
    this.vendorApi = vendorApi;
    book = new VendorTicketStore(vendorApi.firstStatus());
    port =
        new DeskPort(
            Loopback.at("127.0.0.1", 0), vendorApi::opens, this::answer, Clock.systemUTC());
  }

  /**
   * Simulates Request Tracker 5 with a queue {@code Bounces} and a ticket field {@code Bounce id}.
   */
  public static VendorDeskServer requestTracker() throws IOException {
    return new VendorDeskServer(new RequestTrackerApi());
  }

  /** Simulates Zendesk; it rejects files that end in {@code .exe}. */
  public static VendorDeskServer zendesk() throws IOException {
    return new VendorDeskServer(new ZendeskApi());
  }

  /** Simulates WHMCS with a department 3; it accepts only {@code .zip} and {@code .txt}. */
  public static VendorDeskServer whmcs() throws IOException {
    return new VendorDeskServer(new WhmcsApi());
  }

  /** Simulates osTicket with a department at {@code support@desk.example}. */
  public static VendorDeskServer osTicket() throws IOException {
    return new VendorDeskServer(new OsTicketApi());
  }

  /** Simulates Freshdesk, whose search is delayed. */
  public static VendorDeskServer freshdesk() throws IOException {
    return new VendorDeskServer(new FreshdeskApi());
  }

  /** Returns the URL that an operator would configure. */
  public URI url() {
    return port.at("");
  }

  /** Returns the tickets in the order they were opened. */
  public List<VendorTicket> tickets() {
    return book.all();
  }

  /** Opens a ticket as a customer, through the product's web pages or by e-mail. */
  public void openAsCustomer(String name, String subject, String requester, String body) {
    VendorTicket unused =
        book.open(name, "web", new VendorTicket.Asking(subject, requester, body, List.of()));
  }

  /** Returns the time of each request, including failed ones. */
  public List<Instant> requestTimes() {
    return port.asked();
  }

  /** Returns the active faults. */
  public DeskFaults faults() {
    return port.faults();
  }

  /** Replies to the requester as an agent of the ticket system. */
  public void reply(String ticket, String text) {
    text(ticket, text, true);
  }

  /** Adds an internal note as an agent of the ticket system. */
  public void note(String ticket, String text) {
    text(ticket, text, false);
  }

  /** Changes a ticket's status as an agent, using the product's name of the status. */
  public void setStatus(String ticket, String status) {
    try {
      book.turn(ticket, status);
    } catch (DeskRefusal noTicket) {
      throw new IllegalArgumentException("no ticket " + ticket, noTicket);
    }
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

  private void text(String ticket, String text, boolean open) {
    try {
      book.text(ticket, "maria", text, open);
    } catch (DeskRefusal noTicket) {
      throw new IllegalArgumentException("no ticket " + ticket, noTicket);
    }
  }

  private HttpResponse answer(HttpRequest request) {
    try {
      return vendorApi.answer(request, book);
    } catch (DeskRefusal deskRefusal) {
      return vendorApi.refused(deskRefusal);
    } catch (IOException unreadable) {
      return vendorApi.refused(
          new DeskRefusal(400, "JSON parse error: " + unreadable.getMessage()));
    }
  }
}
