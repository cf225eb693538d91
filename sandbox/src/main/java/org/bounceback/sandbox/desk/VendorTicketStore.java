package org.bounceback.sandbox.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.desk.VendorTicket.Asking;
import org.bounceback.sandbox.desk.VendorTicket.File;
import org.bounceback.sandbox.desk.VendorTicket.Said;

/** The tickets of one simulated product, and the actions of its agents. Safe for concurrent use. */
final class VendorTicketStore {
  private static final int FIRST_NUMBER = 101;

  private final List<VendorTicket> tickets = new ArrayList<>();
  private final Map<String, Opened> opened = new HashMap<>();
  private final String firstStatus;
  private int words = 1000;

  private record Opened(String request, VendorTicket ticket) {}

  VendorTicketStore(String firstStatus) {
    this.firstStatus = firstStatus;
  }

  VendorTicket open(String name, Asking asking) {
    return open(name, "api", asking);
  }

  synchronized VendorTicket open(String name, String channel, Asking asking) {
    String id = String.valueOf(FIRST_NUMBER + tickets.size());
    var ticket = new VendorTicket(id, name, channel, firstStatus, asking);
    tickets.add(ticket);
    return ticket;
  }

  /** Returns the ticket that the key opened before, or a new one. */
  synchronized VendorTicket openOnce(String key, String request, String name, Asking asking)
      throws DeskRefusal {
    Opened known = opened.get(key);
    if (known != null && !known.request().equals(request)) {
      throw new DeskRefusal(400, "the key was used for another request");
    }
    if (known != null) {
      return known.ticket();
    }
    VendorTicket ticket = open(name, asking);
    opened.put(key, new Opened(request, ticket));
    return ticket;
  }

  Said text(String ticket, String author, String text, boolean open) throws DeskRefusal {
    return text(ticket, author, text, open, List.of());
  }

  synchronized Said text(String ticket, String author, String text, boolean open, List<File> files)
      throws DeskRefusal {
    var said = new Said(++words, author, text, open, files);
    get(ticket).text(said);
    return said;
  }

  synchronized void turn(String ticket, String status) throws DeskRefusal {
    get(ticket).turn(status);
  }

  synchronized VendorTicket get(String id) throws DeskRefusal {
    return tickets.stream()
        .filter(ticket -> ticket.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new DeskRefusal(404, "Not Found"));
  }

  synchronized List<VendorTicket> all() {
    return List.copyOf(tickets);
  }

  Optional<VendorTicket> named(String name) {
    return all().stream().filter(ticket -> ticket.name().equals(name)).findFirst();
  }
}
