package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketActivityLog.ActivityKind;
import org.bounceback.cases.TicketStatus;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;

/** Another ticket system is configured, in which the old ticket numbers mean other tickets. */
@OnEveryDatabase
class AnotherDeskTest extends AtTheTracker {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @Test
  void aTicketIsNotReadInAnotherTicketSystem() throws Exception {
    CaseId id = escalate();
    name(new DeskId("rt", "other.example.org"));
    product.reply("101", "This is about somebody else.");

    pass(EVERY, () -> heard.size() == 1);
    pass(AN_HOUR, () -> status(id).equals(Optional.of(TicketStatus.ELSEWHERE)));

    assertEquals(
        new TicketActivityLog.ActivityEntry(1, ActivityKind.STATUS, "", "ELSEWHERE"), heard.get(0));
    assertEquals(1, lines());
  }

  @Test
  void aTicketIsReadAgainWhenItsTicketSystemIsConfiguredAgain() throws Exception {
    CaseId id = escalate();
    DeskId before = desk.name();
    name(new DeskId("rt", "other.example.org"));
    pass(EVERY, () -> heard.size() == 1);
    product.reply("101", "We are on it.");

    name(before);

    pass(AN_HOUR, () -> heard.size() >= 2);
    assertEquals("We are on it.", heard.get(1).text());
    assertTrue(caseRepository.tickets().isAt(id, before));
  }

  @Test
  void aNoteIsNotAddedToATicketWithTheSameNumberElsewhere() throws Exception {
    CaseId id = escalate();
    name(new DeskId("rt", "other.example.org"));

    escalationService.addNote(id, new TicketNote("slack-1", "Kim", "The customer called again."));

    Await.until(
        () ->
            heard.stream()
                .anyMatch(
                    activityEntry -> activityEntry.activityKind() == ActivityKind.NOTE_REFUSED));
    assertEquals(
        "the ticket is at another desk than rt other.example.org",
        heard.stream()
            .filter(activityEntry -> activityEntry.activityKind() == ActivityKind.NOTE_REFUSED)
            .findFirst()
            .get()
            .text());
    assertEquals(List.of(), said());
  }

  @Test
  void theSameEmailGetsATicketInTheCurrentTicketSystem() throws Exception {
    escalate();
    name(new DeskId("rt", "other.example.org"));

    submit("slack:2");

    Await.until(() -> product.tickets().size() == 2);
    assertEquals(List.of(), said());
  }

  @Test
  void anOldTicketIsAssignedToTheTicketSystemOfItsUrl() throws Exception {
    CaseId id = escalate();
    forget();
    complete(DeskId.at("rt", URI.create("https://other.example.org")));
    assertFalse(caseRepository.tickets().isAt(id, desk.name()));

    forget();
    complete(desk.name());

    assertTrue(caseRepository.tickets().isAt(id, desk.name()));
  }

  @Test
  void aMovedTicketSystemKeepsItsTickets() throws Exception {
    CaseId id = escalate();
    var now = new DeskId("rt", "desk.example.org");

    database.write(tx -> caseRepository.tickets().move(tx, desk.name(), now));

    assertTrue(caseRepository.tickets().isAt(id, now));
  }

  @Test
  void schemeUserAndTrailingSlashDoNotChangeTheTicketSystem() {
    assertEquals(
        DeskId.at("rt", URI.create("http://kim:secret@Desk.Example.org/rt?a=b")),
        DeskId.at("rt", URI.create("https://desk.example.org/rt/")));
  }

  /** Restarts the program with the same ticket system under another ID. */
  private void name(DeskId name) throws Exception {
    outboxProcessor.close();
    desk = new Desk(name, desk.tickets(), desk.notes(), desk.reader(), desk.check());
    outboxProcessor = start();
  }

  private void forget() throws Exception {
    database.write(tx -> tx.update("update cases set ticket_desk = null"));
  }

  private void complete(DeskId name) throws Exception {
    database.write(tx -> caseRepository.tickets().complete(tx, name));
  }
}
