package org.bounceback.ticket.desk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.TicketStatus;
import org.bounceback.sandbox.desk.ProductDesk;

class WhmcsTest extends TalkingContract {

  @Override
  List<String> placeholders() {
    return List.of("{$", "{php");
  }

  @Override
  DeskKind kind() {
    return DeskKind.WHMCS;
  }

  @Override
  ProductDesk start() throws IOException {
    return ProductDesk.whmcs();
  }

  @Override
  Optional<String> queue() {
    return Optional.of("3");
  }

  @Override
  Map<String, TicketStatus> statuses() {
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
