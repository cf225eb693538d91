package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bounceback.net.JdkHttp;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.NewTicket;
import org.junit.jupiter.api.Test;

class OsTicketTest extends ProductContract {

  @Override
  List<String> placeholders() {
    return List.of("%{");
  }

  @Override
  DeskKind kind() {
    return DeskKind.OSTICKET;
  }

  @Override
  Desk open(DeskConfig config) {
    return OsTicket.open(config, new JdkHttp(), clock);
  }

  @Override
  VendorDeskServer start() throws IOException {
    return VendorDeskServer.osTicket();
  }

  @Override
  Optional<String> queue() {
    return Optional.of("support@desk.example");
  }

  @Test
  void anAddressOutsideAsciiArrivesAsItIs() throws Exception {
    open(
        new NewTicket(
            "key",
            FIRST,
            "jörg@bücher.example",
            "Subject",
            "Words",
            "{}",
            Optional.empty(),
            false));

    assertEquals("jörg@xn--bcher-kva.example", product.tickets().get(0).asking().requester());
  }

  @Test
  void aSubjectNamesNobodyElsesTicket() throws Exception {
    open(
        new NewTicket(
            "key",
            FIRST,
            "kim@example.org",
            "Re: [#101] and [desk #7]",
            "Words",
            "{}",
            Optional.empty(),
            false));

    assertEquals(
        "Re: (no. 101) and (desk no. 7) [BB-00000-00001]",
        product.tickets().get(0).asking().subject());
  }
}
