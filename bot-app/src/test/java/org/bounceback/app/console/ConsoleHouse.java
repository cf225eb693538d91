package org.bounceback.app.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.Storage;
import org.bounceback.app.Web;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.StoredMail;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.desk.local.LocalDesk;
import org.bounceback.ticket.desk.local.LocalTickets;

/** The local ticket system with ticket 1, and its console. */
final class ConsoleHouse implements AutoCloseable {
  static final String TOKEN = "t0ken-of-the-local-desk-0";

  /** Text from strangers that contains markup. */
  static final String SUBJECT = "<img src=x onerror=alert(1)> \"comes\" back & 'again'";

  static final StoredMail MAIL =
      new StoredMail(
          "bounce\r\n.eml", "Subject: x\r\n\r\n\0<b>hi</b>".getBytes(StandardCharsets.UTF_8));

  final Storage storage;
  final LocalTickets tickets;
  private final Web web;

  ConsoleHouse(Path home) throws Exception {
    Settings settings = Settings.read(home, Optional.empty(), Map.of(), Map.of());
    storage = Storage.open(settings, Clock.systemUTC());
    tickets = new LocalTickets(storage.database(), Clock.systemUTC());
    web = Web.open(0);
    web.mount(
        Console.PATH,
        Console.of(TOKEN, tickets, storage.escalations().webhookEvents(), Clock.systemUTC()));
    var id = new CaseId("BB-00000-00001");
    var newTicket =
        new NewTicket(
            "slack:1",
            id,
            "kim@example.org",
            SUBJECT,
            "mx.example.net refuses mail from 203.0.113.5.\n\nVerdict: recipient-blocks-us",
            "{}",
            Optional.of(MAIL),
            false,
            MailDisclosure.WHOLE);
    new LocalDesk(storage.database(), Clock.systemUTC()).open(newTicket, ExternalId.of(id));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + web.port() + Console.PATH);
  }

  @Override
  public void close() {
    web.close();
    storage.close();
  }
}
