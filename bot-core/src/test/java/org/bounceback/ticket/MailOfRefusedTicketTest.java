package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.RetentionCleaner;
import org.bounceback.cases.Samples;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.net.JdkHttp;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.HttpDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What retention does not delete of undelivered tickets, and what a later retry contains. */
@OnEveryDatabase
class MailOfRefusedTicketTest {
  @Parameter private Databases databases;
  private static final Duration MAILS = Duration.ofDays(3);
  private static final Duration CASES = Duration.ofDays(30);

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final Outbox outbox = new Outbox(clock);
  private final BlockingQueue<CaseId> changed = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private DeskStandIn desk;
  private Database database;
  private CaseRepository caseRepository;
  private EscalationService escalationService;

  @BeforeEach
  void open() throws Exception {
    desk = new DeskStandIn();
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    escalationService = new EscalationService(database, caseRepository, outbox, clock);
    RandomGenerator noChance = () -> 0;
    var config = DeskConfig.of(desk.url(), Optional.empty(), Duration.ofSeconds(5));
    var outboxHandlers =
        escalationService.handlers(
            HttpDesk.open(config, new JdkHttp(), clock),
            changed::add,
            Duration.ZERO,
            BundledData.ADVICE);
    opened.add(OutboxProcessor.start(database, outboxHandlers, new RetryBackoff(noChance), clock));
    opened.add(database);
    opened.add(desk);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : opened) {
      part.close();
    }
  }

  private static final CaseResult READY =
      CaseResult.read(
          "Blocked",
          "recipient-blocks-us",
          "{\"steps\":[{\"step\":\"contact\",\"outcome\":\"ready\"}]}");

  @Test
  void theTicketOfARetryContainsTheEmailAfterItsRetention() throws Exception {
    CaseId id = refused();
    clock.advance(MAILS.plusHours(1));
    deleteExpired();

    retry(id);

    assertEquals(Samples.mail().sha256(), ticket().require("message").text("sha256"));
    assertTrue(!ticket().isTrue("incomplete"), ticket().toString());
  }

  @Test
  void aRejectedTicketKeepsItsEmailForTheRetentionOfCases() throws Exception {
    CaseId id = refused();
    clock.advance(CASES.minusHours(1));
    deleteExpired();
    assertTrue(caseRepository.mail(id).isPresent());

    clock.advance(Duration.ofHours(2));
    deleteExpired();

    assertEquals(Optional.empty(), caseRepository.mail(id));
  }

  @Test
  void aTicketOpenedWithoutItsDeletedEmailReportsIt() throws Exception {
    CaseId id = refused();
    clock.advance(CASES.plusHours(1));
    deleteExpired();

    retry(id);

    DocumentNode ticket = ticket();
    assertTrue(ticket.isTrue("incomplete"), ticket.toString());
    assertTrue(
        ticket.text("summary").contains("INCOMPLETE: the e-mail was deleted by retention"),
        ticket.toString());
    assertEquals("incomplete", ticket.require("diagnosis").list("steps").get(0).text("outcome"));
  }

  @Test
  void theEmailOfAQueuedNoteIsNotDeleted() throws Exception {
    CaseId first = opened();
    CaseId again = opened();
    database.write(
        tx -> {
          new TicketNoteRepository(clock)
              .add(tx, first, new TicketNote("n1", "kim", "see"), Optional.of(again));
          outbox.put(tx, EscalationService.ADD_NOTE, "n1", "n1", clock.instant().plus(CASES));
        });
    clock.advance(MAILS.plusHours(1));

    deleteExpired();

    assertTrue(caseRepository.mail(again).isPresent());
    assertEquals(Optional.empty(), caseRepository.mail(first));
  }

  @Test
  void aCaseWithADeletedEmailIsIncomplete() throws Exception {
    CaseId id = opened();
    clock.advance(MAILS.plusHours(1));

    deleteExpired();

    Case stored = caseRepository.find(id).orElseThrow();
    assertTrue(stored.isMailDeleted());
    assertEquals("incomplete", stored.findings().contact());
  }

  private CaseId opened() throws Exception {
    return caseRepository.open(bounce()).id();
  }

  private static NewCase bounce() {
    return new NewCase(CaseKind.BOUNCE, "a.eml", Samples.ASKER, READY, Optional.of(Samples.mail()));
  }

  private CaseId refused() throws Exception {
    desk.plan(DeskStandIn.refuse(403));
    var wish =
        new TicketRequest(
            "slack:1", "kim@example.org", "It bounces", TicketSeverity.NORMAL, "", false);
    CaseId id = escalationService.submit(bounce(), wish).filed().id();
    assertEquals(id, changed.take());
    assertEquals(CaseState.FAILED, caseRepository.find(id).orElseThrow().state());
    return id;
  }

  private void retry(CaseId id) throws Exception {
    assertEquals(
        1,
        escalationService
            .failedDeliveries()
            .retry(id, new CaseRequester("U1", "T1", "C1", Optional.empty()))
            .size());
    Await.until(() -> caseRepository.find(id).orElseThrow().state() == CaseState.SENT);
  }

  private DocumentNode ticket() {
    return DocumentCodec.json("ticket", desk.tickets().get(0));
  }

  private void deleteExpired() throws Exception {
    var retentionPeriods =
        new RetentionCleaner.RetentionPeriods(MAILS, CASES, Duration.ofDays(180));
    new RetentionCleaner(
            database, caseRepository, new Outbox(clock), retentionPeriods, clock.trusted(database))
        .deleteExpired();
  }
}
