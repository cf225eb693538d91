package org.bounceback.ticket.desk.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.desk.DeskContract;
import org.bounceback.ticket.desk.TicketConversationContract;
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
  private final MovableClock clock = new MovableClock();
  private LocalDesk desk;
  private LocalTickets tickets;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    tickets = new LocalTickets(database, clock);
    desk = new LocalDesk(database, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public TicketDesk desk() {
    return desk;
  }

  @Override
  public List<Optional<StoredMail>> messages() throws StoreException {
    var messages = new ArrayList<Optional<StoredMail>>();
    for (LocalTicket each : tickets.newest(true, 100)) {
      messages.add(0, tickets.mail(each.number()));
    }
    return messages;
  }

  @Test
  void anOpenTicketIsFound() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    assertEquals(
        Optional.of(opened), desk.find(ticket(FIRST, Optional.empty()), ExternalId.of(FIRST)));
  }

  @Test
  void ticketNumbersStartAtOne() throws Exception {
    assertEquals("1", open(ticket(FIRST, Optional.empty())).number());
    assertEquals("2", open(ticket(SECOND, Optional.empty())).number());
  }

  @Test
  void ticketNumbersAreNotReused() throws Exception {
    open(ticket(FIRST, Optional.empty()));
    open(ticket(FIRST, Optional.empty()));
    database.write(tx -> tx.update("delete from local_tickets"));

    assertEquals("2", open(ticket(SECOND, Optional.empty())).number());
  }

  @Test
  void aTicketIsReadUnchanged() throws Exception {
    open(ticket(FIRST, Optional.of(Samples.mail())));

    assertEquals(
        new LocalTicket(
            1,
            FIRST,
            "kim@example.org",
            "Mail to example.net comes back",
            "mx.example.net refuses mail from 203.0.113.5.",
            false,
            TicketStatus.NEW,
            Optional.of(MovableClock.NOON),
            Optional.of(Samples.mail().name()),
            List.of()),
        tickets.find(1).orElseThrow());
  }

  @Test
  void aReplyIsReadOnceAndSetsTheTicketInProgress() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));
    assertEquals(TicketStatus.NEW, desk.read(opened, Optional.empty()).status());

    assertTrue(tickets.answer(1, "a-1", "Maria", "We are on it."));
    assertTrue(tickets.answer(1, "a-1", "Maria", "We are on it."));
    TicketUpdate first = desk.read(opened, Optional.empty());
    tickets.setStatus(1, TicketStatus.SOLVED);
    TicketUpdate second = desk.read(opened, first.cursor());

    assertEquals(List.of("We are on it."), TicketConversationContract.news(first));
    assertEquals(TicketStatus.OPEN, first.status());
    assertEquals(List.of(), second.ticketComments());
    assertEquals(TicketStatus.SOLVED, second.status());
    assertFalse(tickets.answer(2, "a-2", "Maria", "Nobody asked."));
  }

  @Test
  void aNoteFromTheChatIsAddedOnceWithItsEmailAndNotReported() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));
    var ticketNote = new TicketNote("n-1", "Kim", "It came again.", Optional.of(Samples.mail()));

    desk.add(opened, ticketNote);
    desk.add(opened, ticketNote);

    assertEquals(1, tickets.find(1).orElseThrow().remarks().size());
    assertEquals(Optional.of(Samples.mail()), tickets.mail(1, 1));
    assertEquals(List.of(), TicketConversationContract.news(desk.read(opened, Optional.empty())));
  }

  @Test
  void anErasedTicketIsDistinguished() {
    var gone = new TicketRef("9", "9", Optional.empty());

    assertEquals(
        DeskErrorKind.NOT_FOUND,
        assertThrows(DeskException.class, () -> desk.read(gone, Optional.empty())).kind());
  }

  @Test
  void solvedTicketsAreListedOnlyOnRequest() throws Exception {
    open(ticket(FIRST, Optional.empty()));
    open(ticket(SECOND, Optional.empty()));
    tickets.setStatus(1, TicketStatus.SOLVED);

    assertEquals(List.of(2L), numbers(false));
    assertEquals(List.of(2L, 1L), numbers(true));
  }

  private List<Long> numbers(boolean doneToo) throws StoreException {
    return tickets.newest(doneToo, 10).stream().map(LocalTicket::number).toList();
  }
}
