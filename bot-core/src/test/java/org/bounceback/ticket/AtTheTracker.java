package org.bounceback.ticket;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.Samples;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketStatus;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A case with a ticket in Request Tracker, on a clock that tests control. */
abstract class AtTheTracker {
  static final Duration EVERY = Duration.ofMinutes(1);

  @Parameter Databases databases;
  @TempDir Path folder;
  final MovableClock clock = new MovableClock();
  final Outbox outbox = new Outbox(clock);
  final List<TicketActivityLog.ActivityEntry> heard = new CopyOnWriteArrayList<>();
  final AtomicInteger refreshed = new AtomicInteger();
  VendorDeskServer product;
  Database database;
  CaseRepository caseRepository;
  EscalationService escalationService;
  Desk desk;
  OutboxProcessor outboxProcessor;
  volatile boolean chatIsAway;

  @BeforeEach
  void open() throws Exception {
    product = VendorDeskServer.requestTracker();
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    escalationService = new EscalationService(database, caseRepository, outbox, clock);
    desk =
        BotWithStandIns.requestTracker(
            product.url(),
            VendorDeskServer.USER,
            VendorDeskServer.TOKEN,
            Duration.ofSeconds(5),
            clock);
    outboxProcessor = start();
  }

  @AfterEach
  void close() throws Exception {
    outboxProcessor.close();
    database.close();
    product.close();
  }

  OutboxProcessor start() throws Exception {
    var events =
        new TicketListener() {
          @Override
          public void changed(CaseId id) {
            refreshed.incrementAndGet();
          }

          @Override
          public void replyReceived(CaseId id, TicketActivityLog.ActivityEntry activityEntry)
              throws ConversationUnavailableException {
            if (chatIsAway) {
              throw new ConversationUnavailableException("the chat is unavailable");
            }
            heard.add(activityEntry);
          }
        };
    return OutboxProcessor.start(
        database,
        Map.copyOf(escalationService.handlers(desk, events, EVERY, BundledData.ADVICE)),
        noChance(),
        clock);
  }

  static RetryBackoff noChance() {
    return new RetryBackoff(() -> 0);
  }

  /** Creates a case whose ticket 101 is open. */
  CaseId escalate() throws Exception {
    CaseId id = submit();
    Await.until(() -> caseRepository.find(id).orElseThrow().ticket().isPresent());
    Await.until(() -> refreshed.get() == 1);
    awaitFindings(id);
    return id;
  }

  CaseId submit() throws Exception {
    return submit("slack:1");
  }

  CaseId submit(String key) throws Exception {
    var ticketRequest =
        new TicketRequest(
            key, "kim@example.org", "It comes back", TicketSeverity.NORMAL, "", false);
    return escalationService.submit(Samples.returnedMessage(), ticketRequest).filed().id();
  }

  String whyFailed(CaseId id) throws Exception {
    return caseRepository.find(id).orElseThrow().problem().orElseThrow();
  }

  /** Advances the clock until the condition is true. */
  void pass(Duration step, Callable<Boolean> condition) throws Exception {
    Await.until(
        () -> {
          clock.advance(step);
          return condition.call();
        });
  }

  Optional<TicketStatus> status(CaseId id) throws Exception {
    return caseRepository.find(id).orElseThrow().progress();
  }

  /** Returns what was added to the first ticket after its findings. */
  List<Said> said() {
    return product.tickets().get(0).messages().stream()
        .filter(each -> !each.text().contains("[bounceback note opened-"))
        .toList();
  }

  /** Waits until the internal note with a ticket's findings is in the ticket system. */
  void awaitFindings(CaseId id) throws Exception {
    Await.until(
        () ->
            product.tickets().stream()
                .flatMap(ticket -> ticket.messages().stream())
                .anyMatch(each -> each.text().contains("[bounceback note opened-" + id + "]")));
    Await.until(() -> waitingNotes() == 0);
  }

  long waitingNotes() throws Exception {
    return waitingFor("add-note");
  }

  long waitingFor(String task) throws Exception {
    return database
        .query("select count(*) as n from scheduled_tasks where task_name = ?", task)
        .get(0)
        .number("n");
  }

  long failures(String task) throws Exception {
    return database
        .query(
            "select coalesce(max(consecutive_failures), 0) as n from scheduled_tasks"
                + " where task_name = ?",
            task)
        .get(0)
        .number("n");
  }

  long chatHeldUp() throws Exception {
    return failures("tell-news");
  }

  long lines() throws Exception {
    return database.query("select count(*) as n from desk_log").get(0).number("n");
  }
}
