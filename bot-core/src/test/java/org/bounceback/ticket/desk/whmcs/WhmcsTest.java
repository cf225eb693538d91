package org.bounceback.ticket.desk.whmcs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.TicketConversationContract;
import org.junit.jupiter.api.Test;

class WhmcsTest extends TicketConversationContract {

  @Test
  void aTicketWithAnotherAddressOfItsClientIsFoundByItsKey() throws Exception {
    NewTicket wanted = openShownAsAnothers();

    assertEquals(
        Optional.of(product.tickets().get(0).id()), desk().find(wanted, DRAWN).map(TicketRef::id));
  }

  @Test
  void aTicketMovedToAnotherDepartmentIsFoundByItsKey() throws Exception {
    NewTicket wanted = openShownAsAnothers();
    var config =
        new DeskConfig(
            product.url(),
            Optional.of(VendorDeskServer.USER),
            Optional.of(VendorDeskServer.TOKEN),
            Optional.of("4"),
            Optional.empty(),
            kind().usualMail(),
            LONG_TIMEOUT);

    Optional<TicketRef> found = open(config).tickets().find(wanted, DRAWN);

    assertEquals(Optional.of(product.tickets().get(0).id()), found.map(TicketRef::id));
  }

  @Override
  public List<String> placeholders() {
    return List.of("{$", "{php");
  }

  @Override
  public DeskKind kind() {
    return DeskKind.WHMCS;
  }

  @Override
  public Desk open(DeskConfig config) {
    return Whmcs.open(config, http(), clock);
  }

  @Override
  public VendorDeskServer start() throws IOException {
    return VendorDeskServer.whmcs();
  }

  @Override
  public Optional<String> queue() {
    return Optional.of("3");
  }

  @Override
  public Map<String, TicketStatus> statuses() {
    return Map.of(
        "Open",
        TicketStatus.NEW,
        "Customer-Reply",
        TicketStatus.OPEN,
        "Answered",
        TicketStatus.PENDING,
        "Closed",
        TicketStatus.SOLVED);
  }
}
