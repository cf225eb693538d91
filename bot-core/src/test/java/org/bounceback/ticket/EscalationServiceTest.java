package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.Samples;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class EscalationServiceTest {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final Outbox outbox = new Outbox(clock);
  private Database database;
  private CaseRepository caseRepository;
  private EscalationService escalationService;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    escalationService = new EscalationService(database, caseRepository, outbox, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anAcceptedEscalationIsStoredWithItsOutboxEntry() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());

    AcceptedRequest acceptedRequest =
        escalationService.submit(opened.id(), submission("slack:1")).orElseThrow();

    assertEquals(CaseState.ACCEPTED, acceptedRequest.filed().state());
    assertEquals(
        new AcceptedRequest(caseRepository.find(opened.id()).orElseThrow(), false),
        acceptedRequest);
    assertEquals(1, waiting());
  }

  @Test
  void theSameKeyReturnsTheSameCase() throws StoreException {
    AcceptedRequest first = escalationService.submit(Samples.bounce(), submission("api:1"));

    AcceptedRequest second = escalationService.submit(Samples.bounce(), submission("api:1"));

    assertEquals(new AcceptedRequest(first.filed(), true), second);
    assertEquals(List.of(first.filed()), caseRepository.recent(Samples.ASKER.person(), 10));
    assertEquals(1, waiting());
  }

  @Test
  void anotherKeyForAQueuedCaseChangesNothing() throws StoreException {
    AcceptedRequest first = escalationService.submit(Samples.bounce(), submission("slack:1"));

    AcceptedRequest second =
        escalationService.submit(first.filed().id(), submission("slack:2")).orElseThrow();

    assertEquals(new AcceptedRequest(first.filed(), true), second);
    assertEquals(1, waiting());
  }

  @Test
  void anUnknownCaseIsNotAccepted() throws StoreException {
    assertEquals(
        Optional.empty(),
        escalationService.submit(new CaseId("BB-00000-00000"), submission("slack:1")));
  }

  @Test
  void withoutItsEntryNoCaseIsStored() throws StoreException {
    database.write(tx -> tx.update("drop table scheduled_tasks"));

    assertThrows(
        RuntimeException.class,
        () -> escalationService.submit(Samples.bounce(), submission("api:1")));

    assertEquals(List.of(), caseRepository.recent(Samples.ASKER.person(), 10));
    assertEquals(List.of(), database.query("select * from mails"));
    assertEquals(List.of(), database.query("select * from submissions"));
  }

  @Test
  void manySubmissionsOfOneKeyAtATimeAreOne() throws Exception {
    Callable<CaseId> submit =
        () -> escalationService.submit(Samples.bounce(), submission("api:1")).filed().id();
    var workers = Executors.newFixedThreadPool(8);
    try {
      var cases = new HashSet<CaseId>();
      for (Future<CaseId> submitted : workers.invokeAll(Collections.nCopies(40, submit))) {
        cases.add(submitted.get());
      }

      assertEquals(1, cases.size());
      assertEquals(1, waiting());
    } finally {
      workers.shutdownNow();
    }
  }

  private long waiting() throws StoreException {
    return database.inTransaction(outbox::waiting);
  }

  private static TicketRequest submission(String key) {
    return new TicketRequest(
        key, "kim@example.org", "Mail to example.net comes back", TicketSeverity.HIGH, "", false);
  }
}
