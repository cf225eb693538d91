package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.RetentionCleaner;
import org.bounceback.cases.Samples;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;

/** What retention does not delete while the internal note with the findings is queued. */
@OnEveryDatabase
class MailOfFindingsTest extends AtTheTracker {
  private static final Duration MAILS = Duration.ofDays(3);

  /** To look for the ticket, to see the queue's fields and to open the ticket. */
  private static final int REQUESTS_TO_OPEN = 3;

  @Test
  void theEmailOfRejectedFindingsIsStoredUntilARetry() throws Exception {
    CaseId id = openedWithoutFindings(DeskFault.status(403));
    Await.until(() -> escalationService.failedDeliveries().all().size() == 1);
    outboxProcessor.close();
    tidyAfter(MAILS);
    product.faults().clear();

    assertEquals(1, escalationService.failedDeliveries().retry(id, Samples.ASKER).size());
    outboxProcessor = start();
    awaitFindings(id);

    assertFindingsHaveTheMail();
  }

  @Test
  void theEmailOfQueuedFindingsIsDeletedAfterDelivery() throws Exception {
    CaseId id = openedWithoutFindings(DeskFault.status(503));
    Await.until(() -> failures("add-note") > 0);
    outboxProcessor.close();
    tidyAfter(MAILS);
    product.faults().clear();

    outboxProcessor = start();
    awaitFindings(id);

    assertFindingsHaveTheMail();
    tidyAfter(Duration.ZERO);
    assertEquals(Optional.empty(), caseRepository.mail(id));
  }

  @Test
  void aNoteNeedsTheMemoryOfTheEmailItLoads() throws Exception {
    CaseId id = escalate();
    CaseId other = caseRepository.open(Samples.bounce()).id();
    database.write(
        tx -> {
          var ticketNoteRepository = new TicketNoteRepository(clock);
          ticketNoteRepository.add(tx, id, new TicketNote("plain", "Kim", "Again."));
          ticketNoteRepository.add(
              tx, id, new TicketNote("joined-" + other, "Kim", "Again."), Optional.of(other));
        });

    OptionalLong whole = OptionalLong.of(Samples.mail().bytes().length);
    assertEquals(whole, caseRepository.mailSizes().ofNote("opened-" + id));
    assertEquals(whole, caseRepository.mailSizes().ofNote("joined-" + other));
    assertEquals(OptionalLong.empty(), caseRepository.mailSizes().ofNote("plain"));
    assertEquals(OptionalLong.empty(), caseRepository.mailSizes().ofNote(id.text()));
    assertEquals(whole, caseRepository.mailSizes().ofCase(id.text()));
  }

  private CaseId openedWithoutFindings(DeskFault fault) throws Exception {
    product.faults().next(REQUESTS_TO_OPEN, DeskFault.none());
    product.faults().untilCleared(fault);
    CaseId id = submit();
    Await.until(() -> caseRepository.find(id).orElseThrow().ticket().isPresent());
    return id;
  }

  private void assertFindingsHaveTheMail() {
    List<Said> said = product.tickets().get(0).messages();
    assertEquals(1, said.size());
    assertFalse(said.get(0).text().contains("INCOMPLETE"), said.get(0).text());
    assertTrue(said.get(0).files().size() == 1, "the mail is missing");
    assertArrayEquals(Samples.mail().bytes(), said.get(0).files().get(0).bytes());
  }

  private void tidyAfter(Duration age) throws Exception {
    clock.advance(age.plusHours(1));
    var retentionPeriods =
        new RetentionCleaner.RetentionPeriods(MAILS, Duration.ofDays(30), Duration.ofDays(180));
    var retentionCleaner =
        new RetentionCleaner(
            database, caseRepository, outbox, retentionPeriods, clock.trusted(database));
    RetentionCleaner.Deleted unused = retentionCleaner.deleteExpired();
  }
}
