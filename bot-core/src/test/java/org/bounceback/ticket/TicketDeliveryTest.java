package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.Samples;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentCodec;
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

/** From an escalation to the ticket in an HTTP ticket system. */
@OnEveryDatabase
class TicketDeliveryTest {
  @Parameter private Databases databases;
  private static final TicketRef FIRST_TICKET = new TicketRef("t-1", "1", Optional.empty());

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

  @Test
  void anAcceptedCaseGetsItsTicketAndItsCardIsRefreshed() throws Exception {
    CaseId id = submit("slack:1");

    assertEquals(id, changed.take());

    assertEquals(sent(id), caseRepository.find(id));
    assertEquals(1, desk.tickets().size());
    Await.until(() -> waiting() == 0);
  }

  @Test
  void theEmailArrivesUnchanged() throws Exception {
    submit("slack:1");
    changed.take();

    assertEquals(
        Samples.mail().sha256(),
        DocumentCodec.json("ticket", desk.tickets().get(0)).require("message").text("sha256"));
  }

  @Test
  void aTicketOpenedWithALostResponseIsNotOpenedTwice() throws Exception {
    desk.plan(DeskStandIn.CREATE_THEN_CUT, DeskStandIn.CREATE_THEN_CUT);

    CaseId id = submit("slack:1");
    waitThroughFailures(id);

    assertEquals(sent(id), caseRepository.find(id));
    assertEquals(1, desk.tickets().size());
  }

  @Test
  void anUnavailableTicketSystemIsRetriedAfterItsRetryAfter() throws Exception {
    desk.plan(DeskStandIn.refuse(500), DeskStandIn.away("7"));

    CaseId id = submit("slack:1");
    waitThroughFailures(id);

    assertEquals(sent(id), caseRepository.find(id));
    assertEquals(1, desk.tickets().size());
    assertEquals(3, desk.headers().size());
  }

  @Test
  void afterAnHourOfOutageTheTicketIsOpenedWithinAMinute() throws Exception {
    Instant back = MovableClock.NOON.plus(Duration.ofHours(1));
    DeskStandIn.Plan awayUntilThen =
        (stand, exchange, body) ->
            (clock.instant().isBefore(back)
                    ? DeskStandIn.refuse(500)
                    : DeskStandIn.text("{\"id\":\"t-1\",\"number\":\"1\"}"))
                .answer(stand, exchange, body);
    desk.plan(Collections.nCopies(100, awayUntilThen).toArray(DeskStandIn.Plan[]::new));

    CaseId id = submit("slack:1");
    untilItWaits();
    clock.advance(Duration.ofMinutes(58));
    while (clock.instant().isBefore(back.plusSeconds(60)) && !isSent(id)) {
      untilItWaits();
      clock.advance(Duration.ofSeconds(10));
      Await.until(() -> isSent(id) || due().isAfter(clock.instant()));
    }

    assertEquals(sent(id), caseRepository.find(id));
  }

  @Test
  void theCaseReportsAnUnavailableTicketSystem() throws Exception {
    desk.plan(DeskStandIn.away("3600"));

    CaseId id = submit("slack:1");

    assertEquals(id, changed.take());
    Case waiting = caseRepository.find(id).orElseThrow();
    assertEquals(CaseState.ACCEPTED, waiting.state());
    assertEquals(Optional.of("the desk answered with status 503"), waiting.problem());
  }

  @Test
  void aRejectedCaseFailsAndGetsItsTicketOnRetry() throws Exception {
    desk.plan(DeskStandIn.refuse(403));
    CaseId id = submit("slack:1");
    assertEquals(id, changed.take());
    assertEquals(CaseState.FAILED, caseRepository.find(id).orElseThrow().state());

    escalationService.submit(id, submission("slack:2"));

    assertEquals(id, changed.take());
    assertEquals(sent(id), caseRepository.find(id));
  }

  @Test
  void pressingTwiceMakesOneTicket() throws Exception {
    CaseId id = submit("slack:1");
    escalationService.submit(id, submission("slack:1"));
    escalationService.submit(id, submission("slack:2"));
    changed.take();
    escalationService.submit(id, submission("slack:3"));

    Await.until(() -> waiting() == 0);
    assertEquals(1, desk.headers().size());
    assertEquals(1, desk.tickets().size());
  }

  private CaseId submit(String key) throws Exception {
    return escalationService.submit(Samples.bounce(), submission(key)).filed().id();
  }

  private void untilItWaits() throws Exception {
    Await.until(() -> due().isAfter(clock.instant()));
  }

  /** When the ticket's entry is due. */
  private Instant due() throws Exception {
    return database
        .query(
            "select execution_time from scheduled_tasks"
                + " where task_name = 'open-ticket' and picked = ?",
            false)
        .stream()
        .findFirst()
        .map(resultRow -> resultRow.instant("execution_time"))
        .orElse(Instant.MIN);
  }

  private boolean isSent(CaseId id) throws Exception {
    return caseRepository.find(id).orElseThrow().state() == CaseState.SENT;
  }

  /** Advances the clock until the ticket is open. */
  private void waitThroughFailures(CaseId id) throws Exception {
    Await.until(
        () -> {
          clock.advance(Duration.ofSeconds(1));
          return caseRepository.find(id).orElseThrow().state() == CaseState.SENT;
        });
  }

  private Optional<Case> sent(CaseId id) {
    return Optional.of(
        new Case(
            id,
            MovableClock.NOON,
            Samples.bounce().kind(),
            Samples.bounce().subject(),
            Samples.ASKER,
            Samples.CONCLUSION,
            CaseState.SENT,
            Optional.of(FIRST_TICKET),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private long waiting() throws Exception {
    return database.inTransaction(outbox::waiting);
  }

  private static TicketRequest submission(String key) {
    return new TicketRequest(
        key, "kim@example.org", "Mail to example.net comes back", TicketSeverity.NORMAL, "", false);
  }
}
