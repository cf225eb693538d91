package org.bounceback.ticket.desk;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.TicketStatus;
import org.bounceback.sandbox.desk.ProductDesk;
import org.bounceback.ticket.ExternalId;

class FreshdeskTest extends TalkingContract {

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
  ProductDesk start() throws IOException {
    return ProductDesk.freshdesk();
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
