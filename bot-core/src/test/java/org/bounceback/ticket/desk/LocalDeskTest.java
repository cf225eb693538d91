package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.Samples;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketRef;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreFailed;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.Ticket;
import org.bounceback.ticket.TicketDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class LocalDeskTest extends DeskContract {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private Database database;
  private LocalDesk desk;

  @BeforeEach
  void open() throws StoreFailed {
    database = databases.open(folder);
    desk = new LocalDesk(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  TicketDesk desk() {
    return desk;
  }

  @Override
  List<Optional<StoredMail>> messages() throws StoreFailed {
    return desk.tickets().stream().map(Ticket::message).toList();
  }

  @Test
  void anOpenTicketIsFound() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    assertEquals(Optional.of(opened), desk.find(ExternalId.of(FIRST)));
  }

  @Test
  void ticketsAreCountedFromOne() throws Exception {
    assertEquals("1", open(ticket(FIRST, Optional.empty())).number());
    assertEquals("2", open(ticket(SECOND, Optional.empty())).number());
  }

  @Test
  void ticketsReadBack() throws Exception {
    Ticket first = ticket(FIRST, Optional.of(Samples.mail()));
    Ticket second = ticket(SECOND, Optional.empty());

    open(first);
    open(second);

    assertEquals(List.of(first, second), desk.tickets());
  }
}
