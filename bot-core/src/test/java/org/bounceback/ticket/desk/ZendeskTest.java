package org.bounceback.ticket.desk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketStatus;
import org.bounceback.net.JdkHttp;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;

class ZendeskTest extends TicketConversationContract {

  @Override
  List<String> placeholders() {
    return List.of("{{", "{%");
  }

  @Override
  DeskKind kind() {
    return DeskKind.ZENDESK;
  }

  @Override
  Desk open(DeskConfig config) {
    return Zendesk.open(config, new JdkHttp(), clock);
  }

  @Override
  VendorDeskServer start() throws IOException {
    return VendorDeskServer.zendesk();
  }

  @Override
  Optional<String> queue() {
    return Optional.empty();
  }

  @Override
  Map<String, TicketStatus> statuses() {
    return Map.of(
        "open", TicketStatus.OPEN, "hold", TicketStatus.PENDING, "closed", TicketStatus.SOLVED);
  }
}
