package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.net.JdkHttp;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.junit.jupiter.api.Test;

class FreshdeskTest extends TicketConversationContract {

  @Test
  void aTicketThatShowsThePrimaryAddressOfItsContactIsFoundByItsDrawnName() throws Exception {
    NewTicket wanted = openShownAsAnothers();

    assertEquals(
        Optional.of(product.tickets().get(0).id()), desk().find(wanted, DRAWN).map(TicketRef::id));
  }

  @Override
  List<String> placeholders() {
    return List.of("{{", "{%");
  }

  @Override
  String ourNameAtTheDesk(ExternalId name) {
    return name.text().toLowerCase(Locale.ROOT);
  }

  @Override
  DeskKind kind() {
    return DeskKind.FRESHDESK;
  }

  @Override
  Desk open(DeskConfig config) {
    return Freshdesk.open(config, new JdkHttp(), clock);
  }

  @Override
  VendorDeskServer start() throws IOException {
    return VendorDeskServer.freshdesk();
  }

  @Override
  Optional<String> queue() {
    return Optional.empty();
  }

  @Override
  Map<String, TicketStatus> statuses() {
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
