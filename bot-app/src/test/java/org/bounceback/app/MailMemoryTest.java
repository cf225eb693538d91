package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.store.Database;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory for stored mails, with the entries as the application writes them to its outbox. */
@SuppressWarnings("try") // Leases are held, not used.
class MailMemoryTest {
  private static final int MIB = 1 << 20;
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final OutboxTask OPEN_TICKET = new OutboxTask("open-ticket");
  private static final OutboxTask ADD_NOTE = new OutboxTask("add-note");

  private static final CaseRequester ASKER = new CaseRequester("U1", "T1", "C1", Optional.empty());
  private static final CaseResult CONCLUSION =
      CaseResult.read("Blocked", "recipient-blocks-us", "{\"steps\":[]}");

  @TempDir Path folder;

  /** A budget of 20 MiB for mails and of 20 MiB for the work on them. */
  private final ReadingMemory memory = new ReadingMemory(60 * MIB);

  private final List<String> handled = new ArrayList<>();
  private final OutboxHandler outboxHandler =
      new OutboxHandler() {
        @Override
        public DeliveryResult handle(OutboxEntry outboxEntry) {
          handled.add(outboxEntry.id());
          return new DeliveryResult.Done(TransactionWrites.NONE);
        }

        @Override
        public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why) {
          return TransactionWrites.NONE;
        }
      };

  private VendorDeskServer product;
  private Database database;
  private CaseRepository caseRepository;
  private EscalationService escalationService;
  private Map<OutboxTask, OutboxHandler> outboxHandlers;

  @BeforeEach
  void open() throws Exception {
    product = VendorDeskServer.requestTracker();
    database = Database.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), CLOCK);
    escalationService = new EscalationService(database, caseRepository, new Outbox(CLOCK), CLOCK);
    outboxHandlers =
        escalationService.handlers(
            BotWithStandIns.requestTracker(
                product.url(),
                VendorDeskServer.USER,
                VendorDeskServer.TOKEN,
                Duration.ofSeconds(5),
                CLOCK),
            id -> {},
            Duration.ofMinutes(1),
            BundledData.ADVICE);
  }

  @AfterEach
  void close() throws Exception {
    database.close();
    product.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open-ticket", "examine-case", "examine-arrival"})
  void anEmailWithoutAvailableMemoryWaitsInTheOutbox(String task) throws Exception {
    CaseId filed = caseRepository.open(bounce("a")).id();

    assertWaitsForMemory(new OutboxTask(task), filed.text());
  }

  @Test
  void aNoteWithFindingsWaitsForTheMemoryOfItsEmail() throws Exception {
    CaseId filed = opened("slack:1", "a", Optional.empty());

    assertEquals(List.of("opened-" + filed), waiting());
    assertWaitsForMemory(ADD_NOTE, waiting().get(0));
  }

  @Test
  void aNoteWithAnotherCasesEmailWaitsForTheMemoryOfThatEmail() throws Exception {
    CaseId first = opened("slack:1", "a", Optional.empty());
    CaseId again =
        opened(
            "slack:2",
            "b",
            caseRepository.find(first).orElseThrow().ticket().map(TicketRef::number));

    assertEquals(List.of("joined-" + again, "opened-" + first), waiting());
    assertWaitsForMemory(ADD_NOTE, "joined-" + again);
  }

  @Test
  void aNoteWithoutAnEmailDoesNotWait() throws Exception {
    CaseId filed = opened("slack:1", "a", Optional.empty());
    escalationService.addNote(
        filed, new TicketNote("slack-7", "Kim", "The customer called again."));

    assertGoesOn(ADD_NOTE, "slack-7");
  }

  @Test
  void aCaseWithoutAnEmailDoesNotWait() throws Exception {
    var lookup =
        new NewCase(
            CaseKind.LOOKUP, "203.0.113.5", ASKER, CONCLUSION, Optional.<StoredMail>empty());

    assertGoesOn(OPEN_TICKET, caseRepository.open(lookup).id().text());
  }

  @Test
  void aTaskThatLoadsNoEmailIsNotChanged() {
    assertSame(outboxHandler, bounded(new OutboxTask("refresh-card")));
  }

  private void assertWaitsForMemory(OutboxTask task, String id) throws Exception {
    OutboxHandler bounded = bounded(task);
    try (ByteBudget.Lease held = memory.reserveContent(20 * MIB, Duration.ZERO)) {
      var later = assertInstanceOf(DeliveryResult.Deferred.class, bounded.handle(entry(id, "key")));

      assertEquals(NOW.plusSeconds(5), later.until());
      assertEquals(List.of(), handled);
    }
    assertInstanceOf(DeliveryResult.Done.class, bounded.handle(entry(id, "key")));
    assertInstanceOf(DeliveryResult.Done.class, bounded.handle(entry(id, "key")));
  }

  private void assertGoesOn(OutboxTask task, String id) throws Exception {
    try (ByteBudget.Lease held = memory.reserveContent(20 * MIB, Duration.ZERO)) {
      assertInstanceOf(DeliveryResult.Done.class, bounded(task).handle(entry(id, "key")));
    }
    assertEquals(List.of(id), handled);
  }

  private OutboxHandler bounded(OutboxTask task) {
    return MailMemory.bounded(task, outboxHandler, caseRepository.mailSizes(), memory, CLOCK);
  }

  /** A case whose ticket was opened, so that its notes wait in the outbox. */
  private CaseId opened(String key, String mail, Optional<String> ticket) throws Exception {
    var wish =
        new TicketRequest(key, "kim@example.org", "It comes back", TicketSeverity.NORMAL, "", false)
            .byAgent(ticket);
    CaseId id = escalationService.submit(bounce(mail), wish).filed().id();
    OutboxHandler opening = Objects.requireNonNull(outboxHandlers.get(OPEN_TICKET));
    var done = assertInstanceOf(DeliveryResult.Done.class, opening.handle(entry(id.text(), key)));
    database.write(done.transactionWrites());
    return id;
  }

  /** The names of the notes' entries. */
  private List<String> waiting() throws Exception {
    return database
        .query(
            "select task_instance from scheduled_tasks where task_name = 'add-note'"
                + " order by task_instance")
        .stream()
        .map(resultRow -> resultRow.text("task_instance"))
        .toList();
  }

  private static NewCase bounce(String mail) {
    var stored = new StoredMail("a.eml", mail.getBytes(StandardCharsets.UTF_8));
    return new NewCase(CaseKind.BOUNCE, "a.eml", ASKER, CONCLUSION, Optional.of(stored));
  }

  private static OutboxEntry entry(String id, String payload) {
    return new OutboxEntry(id, payload, NOW, 0);
  }
}
