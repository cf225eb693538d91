package org.bounceback.ticket.desk.freshdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.TicketConversationContract;
import org.junit.jupiter.api.Test;

class FreshdeskTest extends TicketConversationContract {

  @Test
  void aTicketWithThePrimaryAddressOfItsContactIsFoundByItsKey() throws Exception {
    NewTicket wanted = openShownAsAnothers();

    assertEquals(
        Optional.of(product.tickets().get(0).id()), desk().find(wanted, DRAWN).map(TicketRef::id));
  }

  @Override
  public List<String> placeholders() {
    return List.of("{{", "{%");
  }

  @Override
  public String ourNameAtTheDesk(ExternalId name) {
    return name.text().toLowerCase(Locale.ROOT);
  }

  @Override
  public DeskKind kind() {
    return DeskKind.FRESHDESK;
  }

  @Override
  public Desk open(DeskConfig config) {
    return Freshdesk.open(config, http(), clock);
  }

  @Override
  public VendorDeskServer start() throws IOException {
    return VendorDeskServer.freshdesk();
  }

  @Override
  public Optional<String> queue() {
    return Optional.empty();
  }

  @Override
  public Map<String, TicketStatus> statuses() {
    return Map.of(
        "2",
        TicketStatus.OPEN,
        "3",
        TicketStatus.PENDING,
        "4",
        TicketStatus.SOLVED,
        "5",
        TicketStatus.SOLVED);
  }
}
