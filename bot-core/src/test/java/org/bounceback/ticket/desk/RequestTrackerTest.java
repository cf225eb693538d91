package org.bounceback.ticket.desk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.TicketStatus;
import org.bounceback.sandbox.desk.ProductDesk;

class RequestTrackerTest extends TalkingContract {

  @Override
  List<String> placeholders() {
    return List.of("{$");
  }

  @Override
  DeskKind kind() {
    return DeskKind.RT;
  }

  @Override
  ProductDesk start() throws IOException {
    return ProductDesk.requestTracker();
  }

  @Override
  Optional<String> queue() {
    return Optional.of("Bounces");
  }

  @Override
  Optional<String> field() {
    return Optional.of("Bounce id");
  }

  @Override
  Map<String, TicketStatus> statuses() {
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
