package org.bounceback.ticket.desk.zendesk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.TicketStatus;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.TicketConversationContract;

class ZendeskTest extends TicketConversationContract {

  @Override
  public List<String> placeholders() {
    return List.of("{{", "{%");
  }

  @Override
  public DeskKind kind() {
    return DeskKind.ZENDESK;
  }

  @Override
  public Desk open(DeskConfig config) {
    return Zendesk.open(config, http(), clock);
  }

  @Override
  public VendorDeskServer start() throws IOException {
    return VendorDeskServer.zendesk();
  }

  @Override
  public Optional<String> queue() {
    return Optional.empty();
  }

  @Override
  public Map<String, TicketStatus> statuses() {
    return Map.of(
        "open", TicketStatus.OPEN, "hold", TicketStatus.PENDING, "closed", TicketStatus.SOLVED);
  }
}
