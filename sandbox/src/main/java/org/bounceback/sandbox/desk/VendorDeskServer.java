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
 * A desk that speaks a product's interface on a loopback port, as far as a client needs it to open
 * tickets, add to them and read them. It refuses what the product would refuse. {@code
 * docs/reference/sandbox.md} has each one's contract.
 */
public final class VendorDeskServer implements AutoCloseable {
  /** What every client has to show, in the product's own way. */
  public static final String TOKEN = "sandbox-token";

  /** Who the client is, where the product asks for it. */
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
   * One like Request Tracker 5 with a queue {@code Bounces} and a ticket field {@code Bounce id}.
   */
  public static VendorDeskServer requestTracker() throws IOException {
    return new VendorDeskServer(new RequestTrackerApi());
  }

  /** One like Zendesk; it takes no files that end in {@code .exe}. */
  public static VendorDeskServer zendesk() throws IOException {
    return new VendorDeskServer(new ZendeskApi());
  }

  /** One like WHMCS with a department 3; it takes only {@code .zip} and {@code .txt}. */
  public static VendorDeskServer whmcs() throws IOException {
    return new VendorDeskServer(new WhmcsApi());
  }

  /** One like osTicket whose department is reached at {@code support@desk.example}. */
  public static VendorDeskServer osTicket() throws IOException {
    return new VendorDeskServer(new OsTicketApi());
  }

  /** One like Freshdesk, whose search lags behind. */
  public static VendorDeskServer freshdesk() throws IOException {
    return new VendorDeskServer(new FreshdeskApi());
  }

  /** The address that an operator would give. */
  public URI url() {
    return port.at("");
  }

  /** The tickets in the order opened. */
  public List<VendorTicket> tickets() {
    return book.all();
  }

  /** A customer opens a ticket by the product's own pages or by mail, and not by its API. */
  public void openAsCustomer(String name, String subject, String requester, String body) {
    VendorTicket unused =
        book.open(name, "web", new VendorTicket.Asking(subject, requester, body, List.of()));
  }

  /** When each request came, whatever became of it. */
  public List<Instant> asked() {
    return port.asked();
  }

  /** How it goes wrong. */
  public DeskFaults faults() {
    return port.faults();
  }

  /** Somebody at the desk answers the requester. */
  public void reply(String ticket, String text) {
    say(ticket, text, true);
  }

  /** Somebody at the desk leaves a note for colleagues. */
  public void note(String ticket, String text) {
    say(ticket, text, false);
  }

  /** Somebody at the desk turns a ticket to another status, in the product's words. */
  public void turn(String ticket, String status) {
    try {
      book.turn(ticket, status);
    } catch (DeskRefusal noTicket) {
      throw new IllegalArgumentException("no ticket " + ticket, noTicket);
    }
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

  private void say(String ticket, String text, boolean open) {
    try {
      book.say(ticket, "maria", text, open);
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
