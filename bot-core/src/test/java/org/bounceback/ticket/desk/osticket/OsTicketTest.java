package org.bounceback.ticket.desk.osticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.ProductContract;
import org.junit.jupiter.api.Test;

class OsTicketTest extends ProductContract {

  @Override
  public List<String> placeholders() {
    return List.of("%{");
  }

  @Override
  public DeskKind kind() {
    return DeskKind.OSTICKET;
  }

  @Override
  public Desk open(DeskConfig config) {
    return OsTicket.open(config, http(), clock);
  }

  @Override
  public VendorDeskServer start() throws IOException {
    return VendorDeskServer.osTicket();
  }

  @Override
  public Optional<String> queue() {
    return Optional.of("support@desk.example");
  }

  @Test
  void aNonAsciiAddressArrivesUnchanged() throws Exception {
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
  void aSubjectCannotReferToAnotherTicket() throws Exception {
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
