package org.bounceback.ticket.desk.requesttracker;

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

class RequestTrackerTest extends TicketConversationContract {

  @Test
  void aTicketOfAnotherCreatorIsFoundByItsKey() throws Exception {
    NewTicket wanted = openShownAsAnothers();

    assertEquals(
        Optional.of(product.tickets().get(0).id()), desk().find(wanted, DRAWN).map(TicketRef::id));
  }

  @Test
  void withoutAFieldATicketOfAnotherCreatorIsNotUsed() throws Exception {
    NewTicket wanted = openShownAsAnothers();
    var config =
        new DeskConfig(
            product.url(),
            Optional.of(VendorDeskServer.USER),
            Optional.of(VendorDeskServer.TOKEN),
            queue(),
            Optional.empty(),
            kind().usualMail(),
            LONG_TIMEOUT);

    assertEquals(Optional.empty(), open(config).tickets().find(wanted, DRAWN));
  }

  @Override
  public List<String> placeholders() {
    return List.of("{$");
  }

  @Override
  public DeskKind kind() {
    return DeskKind.RT;
  }

  @Override
  public Desk open(DeskConfig config) {
    return RequestTracker.open(config, http(), clock);
  }

  @Override
  public VendorDeskServer start() throws IOException {
    return VendorDeskServer.requestTracker();
  }

  @Override
  public Optional<String> queue() {
    return Optional.of("Bounces");
  }

  @Override
  public Optional<String> field() {
    return Optional.of("Bounce id");
  }

  @Override
  public Map<String, TicketStatus> statuses() {
    return Map.of(
        "new",
        TicketStatus.NEW,
        "stalled",
        TicketStatus.PENDING,
        "rejected",
        TicketStatus.SOLVED,
        "deleted",
        TicketStatus.GONE,
        "our own",
        TicketStatus.OPEN);
  }
}
