package org.bounceback.ticket.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.StoredMail;
import org.bounceback.net.JdkHttp;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.store.MovableClock;
import org.bounceback.ticket.TicketDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The HTTP ticket system against the sandbox's, which rejects requests that break the contract. */
class StrictDeskTest extends DeskContract {
  private DeskServer server;
  private HttpDesk desk;

  @BeforeEach
  void open() throws IOException {
    var clock = new MovableClock();
    server = DeskServer.open(DeskRules.open().withToken("s3cret"), clock);
    var config = DeskConfig.of(server.url(), Optional.of("s3cret"), Duration.ofSeconds(5));
    desk = new HttpDesk(config, new JdkHttp(), clock);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Override
  public TicketDesk desk() {
    return desk;
  }

  @Override
  public List<Optional<StoredMail>> messages() {
    return server.tickets().stream()
        .map(
            storedTicket ->
                storedTicket
                    .draft()
                    .message()
                    .map(
                        message ->
                            new StoredMail(
                                message.filename(), Base64.getDecoder().decode(message.base64()))))
        .toList();
  }
}
