package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.DeskLog;
import org.bounceback.casebook.DeskLog.Kind;
import org.bounceback.casebook.DeskName;
import org.bounceback.casebook.TicketStatus;
import org.bounceback.store.Await;
import org.bounceback.store.OnEveryDatabase;
import org.junit.jupiter.api.Test;

/** Another desk is named, and numbers of tickets at the old one mean something else there. */
@OnEveryDatabase
class AnotherDeskTest extends AtTheTracker {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @Test
  void aTicketIsNotReadAtADeskThatItIsNotAt() throws Exception {
    CaseId id = escalate();
    name(new DeskName("rt", "other.example.org"));
    product.reply("101", "This is about somebody else.");

    pass(EVERY, () -> heard.size() == 1);
    pass(AN_HOUR, () -> status(id).equals(Optional.of(TicketStatus.ELSEWHERE)));

    assertEquals(new DeskLog.Line(1, Kind.STATUS, "", "ELSEWHERE"), heard.get(0));
    assertEquals(1, lines());
  }

  @Test
  void itIsReadAgainWhenItsDeskIsNamedAgain() throws Exception {
    CaseId id = escalate();
    DeskName before = desk.name();
    name(new DeskName("rt", "other.example.org"));
    pass(EVERY, () -> heard.size() == 1);
    product.reply("101", "We are on it.");

    name(before);

    pass(AN_HOUR, () -> heard.size() >= 2);
    assertEquals("We are on it.", heard.get(1).words());
    assertTrue(casebook.tickets().isAt(id, before));
  }

  @Test
  void aNoteForATicketElsewhereIsNotWrittenOntoAnotherOfThatNumber() throws Exception {
    CaseId id = escalate();
    name(new DeskName("rt", "other.example.org"));

    escalations.addNote(id, new Note("slack-1", "Kim", "The customer called again."));

    Await.until(() -> heard.stream().anyMatch(line -> line.kind() == Kind.NOTE_REFUSED));
    assertEquals(
        "the ticket is at another desk than rt other.example.org",
        heard.stream().filter(line -> line.kind() == Kind.NOTE_REFUSED).findFirst().get().words());
    assertEquals(List.of(), said());
  }

  @Test
  void theSameMailGetsATicketAtTheDeskThatIsNamedNow() throws Exception {
    escalate();
    name(new DeskName("rt", "other.example.org"));

    submit("slack:2");

    Await.until(() -> product.tickets().size() == 2);
    assertEquals(List.of(), said());
  }

  @Test
  void aTicketFromBeforeDesksWereRememberedIsTakenToBeAtTheDeskThatItsAddressNames()
      throws Exception {
    CaseId id = escalate();
    forget();
    settle(DeskName.at("rt", URI.create("https://other.example.org")));
    assertFalse(casebook.tickets().isAt(id, desk.name()));

    forget();
    settle(desk.name());

    assertTrue(casebook.tickets().isAt(id, desk.name()));
  }

  @Test
  void aDeskThatHasMovedKeepsItsTickets() throws Exception {
    CaseId id = escalate();
    var now = new DeskName("rt", "desk.example.org");

    database.write(tx -> casebook.tickets().move(tx, desk.name(), now));

    assertTrue(casebook.tickets().isAt(id, now));
  }

  @Test
  void aDeskIsTheSameWhateverItsSchemeItsUserAndItsLastSlashAre() {
    assertEquals(
        DeskName.at("rt", URI.create("http://kim:secret@Desk.Example.org/rt?a=b")),
        DeskName.at("rt", URI.create("https://desk.example.org/rt/")));
  }

  /** Ends the program and starts it with the same desk under another name. */
  private void name(DeskName name) throws Exception {
    outboxProcessor.close();
    desk = new Desk(name, desk.tickets(), desk.notes(), desk.news(), desk.check());
    outboxProcessor = start();
  }

  private void forget() throws Exception {
    database.write(tx -> tx.update("update cases set ticket_desk = null"));
  }

  private void settle(DeskName name) throws Exception {
    database.write(tx -> casebook.tickets().settle(tx, name));
  }
}
