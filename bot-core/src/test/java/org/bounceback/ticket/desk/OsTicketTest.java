package org.bounceback.ticket.desk;

import java.io.IOException;
import java.util.Optional;
import org.bounceback.sandbox.desk.ProductDesk;

class OsTicketTest extends ProductContract {

  @Override
  DeskKind kind() {
    return DeskKind.OSTICKET;
  }

  @Override
  ProductDesk start() throws IOException {
    return ProductDesk.osTicket();
  }

  @Override
  Optional<String> queue() {
    return Optional.of("support@desk.example");
  }
}
