package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.Samples;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketActivityLog.ActivityKind;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.VendorTicket;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Notes from the chat, and notes that the ticket system rejected. */
@OnEveryDatabase
class ToTheDeskTest extends AtTheTracker {

  @Test
  void aNoteFromTheChatIsAddedOnceAndNotReportedBack() throws Exception {
    CaseId id = escalate();
    var ticketNote = new TicketNote("slack-1", "Kim", "The customer called again.");

    assertTrue(escalationService.addNote(id, ticketNote));
    assertFalse(escalationService.addNote(id, ticketNote));
    Await.until(() -> said().size() == 1);
    product.reply("101", "Thank you. You wrote:\n" + ticketNote.fullText());
    product.reply("101", "Good.");
    pass(EVERY, () -> !heard.isEmpty());

    assertEquals(ticketNote.fullText(), said().get(0).text());
    assertEquals(false, said().get(0).isPublic());
    assertEquals(
        List.of("Good."), heard.stream().map(TicketActivityLog.ActivityEntry::text).toList());
  }

  @Test
  void aNoteWithALostResponseIsAddedOnce() throws Exception {
    CaseId id = escalate();
    product.faults().next(1, DeskFault.openAndDisconnect());

    escalationService.addNote(id, new TicketNote("slack-1", "Kim", "The customer called again."));

    pass(Duration.ofSeconds(1), () -> waitingNotes() == 0);
    assertEquals(1, said().size());
  }

  @Test
  void notesOfOneCaseReachTheTicketInOrder() throws Exception {
    CaseId id = escalate();
    product.faults().next(2, DeskFault.status(503));

    for (int i = 1; i <= 5; i++) {
      escalationService.addNote(id, new TicketNote("slack-" + i, "Kim", "Line " + i));
      clock.advance(Duration.ofMillis(1));
    }

    pass(Duration.ofMillis(300), () -> waitingNotes() == 0);
    assertEquals(
        List.of("Line 1", "Line 2", "Line 3", "Line 4", "Line 5"),
        said().stream().map(said -> said.text().lines().toList().get(2)).toList());
  }

  @Test
  void aRejectedNoteDoesNotBlockOthers() throws Exception {
    CaseId id = escalate();
    product.faults().next(1, DeskFault.status(403));

    escalationService.addNote(id, new TicketNote("slack-1", "Kim", "Line 1"));
    clock.advance(Duration.ofMillis(1));
    escalationService.addNote(id, new TicketNote("slack-2", "Kim", "Line 2"));

    pass(Duration.ofMillis(300), () -> waitingNotes() == 0 && said().size() == 1);
    assertTrue(said().get(0).text().contains("Line 2"));
  }

  @Test
  void theRequesterSeesANeutralSentenceAndAgentsSeeTheFindingsWithTheEmail() throws Exception {
    CaseId id = escalate();

    VendorTicket ticket = product.tickets().get(0);
    Said findings = ticket.messages().get(0);
    assertFalse(findings.isPublic());
    assertTrue(findings.text().contains("Verdict:"), findings.text());
    assertArrayEquals(Samples.mail().bytes(), findings.files().get(0).bytes());
    assertEquals(
        "It comes back [%s]\n%s".formatted(id, new TicketSummary(BundledData.ADVICE).opening()),
        ticket.seenByRequester());
  }

  @Test
  void findingsWithALostResponseAreAddedOnce() throws Exception {
    product.faults().next(1, DeskFault.openAndDisconnect());
    CaseId id = submit();

    pass(
        Duration.ofSeconds(1),
        () -> caseRepository.find(id).orElseThrow().ticket().isPresent() && waitingNotes() == 0);

    assertEquals(1, product.tickets().size());
    assertEquals(1, product.tickets().get(0).messages().size());
  }

  @Test
  void whatIsAddedWhenACaseIsSubmittedAgainReachesItsTicketOnce() throws Exception {
    CaseId id = escalate();
    var again =
        new TicketRequest(
            "slack:2",
            "kim@example.org",
            "Again",
            TicketSeverity.HIGH,
            "Still broken.",
            false,
            "kim",
            MailDisclosure.WHOLE);

    assertTrue(escalationService.submit(id, again).orElseThrow().duplicate());
    assertTrue(escalationService.submit(id, again).orElseThrow().duplicate());

    Await.until(() -> waitingNotes() == 0);
    assertEquals(1, said().size());
    assertTrue(said().get(0).text().startsWith("kim:\n\nStill broken."), said().get(0).text());
    assertFalse(said().get(0).isPublic());
  }

  @Test
  void theSameEmailSubmittedAgainJoinsItsTicketAsANote() throws Exception {
    escalate();

    CaseId again = submit("slack:2");

    pass(Duration.ofSeconds(1), () -> said().size() == 1);
    assertTrue(said().get(0).text().contains("submitted again, as case " + again));
    assertEquals("101", caseRepository.find(again).orElseThrow().ticket().orElseThrow().id());
    assertEquals(1, product.tickets().size());
    product.reply("101", "We are on it.");
    pass(EVERY, () -> heard.size() == 2);
  }

  @Test
  void concurrentSubmissionsOfTheSameEmailOpenOneTicket() throws Exception {
    product.faults().next(2, DeskFault.status(503));
    submit("slack:1");
    submit("slack:2");

    pass(Duration.ofSeconds(1), () -> !product.tickets().isEmpty() && said().size() == 1);

    assertEquals(1, product.tickets().size());
  }

  @Test
  void theSameEmailGetsANewTicketAfterTheFirstIsSolved() throws Exception {
    escalate();
    product.setStatus("101", "resolved");

    submit("slack:2");

    Await.until(() -> product.tickets().size() == 2);
  }

  @Test
  void aNoteForAQueuedTicketIsAddedAfterIt() throws Exception {
    product.faults().next(1, DeskFault.status(503));
    CaseId id = submit();

    escalationService.addNote(id, new TicketNote("slack-1", "Kim", "The customer called again."));

    pass(Duration.ofSeconds(1), () -> !product.tickets().isEmpty() && said().size() == 1);
  }

  @Test
  void aRejectedTicketWaitsForAPersonAndIsRetried() throws Exception {
    product.faults().untilCleared(DeskFault.status(403));
    CaseId id = submit();
    Await.until(() -> caseRepository.find(id).orElseThrow().state() == CaseState.FAILED);

    FailedDeskDeliveries letters = escalationService.failedDeliveries();
    assertEquals(
        List.of(new FailedDeskDeliveries.Letter(id, false, whyFailed(id), MovableClock.NOON)),
        letters.all());
    product.faults().clear();
    assertEquals(1, letters.retry(id, Samples.ASKER).size());
    assertEquals(List.of(), letters.retryAll(Samples.ASKER));

    Await.until(() -> caseRepository.find(id).orElseThrow().state() == CaseState.SENT);
    assertEquals(List.of(), letters.all());
    assertEquals(1, product.tickets().size());
    assertEquals(
        List.of("retry"),
        caseRepository.audit().of(id).stream()
            .map(auditEntry -> auditEntry.auditedAction().action())
            .toList());
  }

  @Test
  void aRejectedNoteIsReportedAndRetried() throws Exception {
    CaseId id = escalate();
    product.faults().untilCleared(DeskFault.status(403));
    escalationService.addNote(id, new TicketNote("slack-1", "Kim", "The customer called again."));
    Await.until(() -> heard.size() == 1);
    product.faults().clear();

    assertEquals(ActivityKind.NOTE_REFUSED, heard.get(0).activityKind());
    assertEquals(
        List.of(true),
        escalationService.failedDeliveries().retryAll(Samples.ASKER).stream()
            .map(FailedDeskDeliveries.Letter::note)
            .toList());

    Await.until(() -> said().size() == 1);
  }
}
