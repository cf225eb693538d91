package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.address.MailAddress;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.Feedback;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.RetentionCleaner;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.chat.EventId;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.StoredInboundEvent;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.EveryCell;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.CaseAssignments;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDraftBuilder;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketRequestRepository;
import org.bounceback.ticket.TicketSeverity;
import org.bounceback.ticket.desk.local.LocalDesk;
import org.bounceback.ticket.desk.local.LocalTickets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Tests that after an erasure no table contains the address, for all existing tables. */
@OnEveryDatabase
class ForgottenEverywhereTest {
  private static final String ALICE = "alice@shop.example";
  private static final String BOB = "bob@other.example";

  private static final String FINDINGS =
      """
      {"bounce": {"recipients": [], "origin": {"generatedBy": "unknown", "decidedBy": "unknown"},
        "returned": {"from": "%s", "messageId": "20261127.100000@shop.example"}}}
      """;

  /**
   * Without addresses: moments, numbers of processes, digests, ids that a platform gives people.
   */
  private static final Set<String> IMPERSONAL =
      Set.of("replicas", "turned_away", "clock_points", "watchers");

  /** Our own names, states and digests; and erasures, of which an address is deleted at the end. */
  private static final Set<String> NAMES_NOBODY =
      Set.of(
          "audit.action",
          "audit.case_id",
          "audit.outcome",
          "case_marks.case_id",
          "case_marks.kind",
          "case_marks.mark",
          "cases.kind",
          "cases.state",
          "cases.ticket_desk",
          "cases.ticket_mark",
          "cases.ticket_status",
          "cases.verdict",
          "desk_log.kind",
          "erasures.address",
          "erasures.channel",
          "erasures.id",
          "erasures.person",
          "erasures.thread",
          "erasures.workspace",
          "inbox.kind",
          "inbox.platform",
          "inbox.replica",
          "inbox_cases.case_id",
          "inbox_cases.event_key",
          "local_tickets.external_id",
          "local_tickets.mail_copy",
          "local_tickets.status",
          "mails.sha256",
          "notes.case_id",
          "notes.mail_of",
          "scheduled_tasks.picked_by",
          "submissions.case_id",
          "submissions.mail_copy",
          "submissions.mail_sha256",
          "submissions.platform",
          "submissions.severity",
          "taken_mails.case_id",
          "taken_mails.name");

  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void removesErasedAddressFromAllTables() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      everything.about(ALICE);
      everything.about(BOB);
      List<String> before = EveryCell.with(ALICE, database);
      List<String> others = EveryCell.with(BOB, database);
      assertTrue(new HashSet<>(before).containsAll(others), before + " and " + others);
      var empty = new HashSet<>(EveryCell.empty(database));
      empty.removeAll(IMPERSONAL);
      assertEquals(Set.of(), empty, "fill these too");

      everything.data.erase(
          MailAddress.parse(ALICE).orElseThrow(),
          new CaseRequester("U1", "T1", "C1", Optional.empty()));

      assertEquals(List.of(), EveryCell.with(ALICE, database));
      assertEquals(others, EveryCell.with(BOB, database));
    }
  }

  @Test
  void keepsAddressWithSameSuffix() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      everything.about("mal" + ALICE);
      List<String> before = EveryCell.with("mal" + ALICE, database);

      everything.data.erase(
          MailAddress.parse(ALICE).orElseThrow(),
          new CaseRequester("U1", "T1", "C1", Optional.empty()));

      assertEquals(before, EveryCell.with("mal" + ALICE, database));
    }
  }

  @Test
  void erasesAddressFoundInAnySingleColumn() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      for (PersonalTable table : PersonalTable.ALL) {
        for (String column : table.texts()) {
          everything.about(BOB);
          database.write(
              tx ->
                  tx.update(
                      "update %1$s set %2$s = cast(? as text) || coalesce(%2$s, '')"
                          .formatted(table.name(), column),
                      "mailto:" + ALICE + "?"));

          everything.data.erase(
              MailAddress.parse(ALICE).orElseThrow(),
              new CaseRequester("U1", "T1", "C1", Optional.empty()));

          assertEquals(List.of(), EveryCell.with(ALICE, database), table.name() + "." + column);
          everything.data.erase(
              MailAddress.parse(BOB).orElseThrow(),
              new CaseRequester("U1", "T1", "C1", Optional.empty()));
        }
      }
    }
  }

  @Test
  void searchesEveryColumnWithText() throws Exception {
    try (Database database = databases.open(folder)) {
      var columns = new TreeSet<>(EveryCell.textColumns(database));
      PersonalTable.ALL.forEach(
          table -> {
            table.searchedColumns().forEach(column -> columns.remove(table.name() + "." + column));
            table.bytes().ifPresent(column -> columns.remove(table.name() + "." + column));
          });
      columns.removeIf(column -> IMPERSONAL.contains(column.substring(0, column.indexOf('.'))));
      columns.removeAll(NAMES_NOBODY);

      assertEquals(Set.of(), columns, "add these to PersonalTable, or say here why not");
    }
  }

  @Test
  void deletesUnescalatedCaseAfterRetentionPeriod() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      everything.looked(ALICE);
      everything.eventInbox.done(new EventId("upload " + ALICE));
      clock.advance(Duration.ofDays(400));

      new RetentionCleaner(
              database,
              everything.caseRepository,
              new Outbox(clock),
              new RetentionCleaner.RetentionPeriods(
                  Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(180)),
              clock.trusted(database))
          .deleteExpired();
      everything.eventInbox.purgeAnswered(clock.instant().minus(Duration.ofDays(1)));

      assertEquals(List.of(), EveryCell.with(ALICE, database));
    }
  }

  @Test
  void deletesEscalatedCaseAfterRetentionPeriod() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      everything.about(ALICE);
      everything.eventInbox.done(new EventId("upload " + ALICE));
      database.write(
          tx -> tx.update("delete from scheduled_tasks where task_name <> 'follow-ticket'"));
      clock.advance(Duration.ofDays(179));
      everything.deleteExpired();
      assertEquals(1, database.query("select id from cases").size());
      assertEquals(1, database.query("select number from local_tickets").size());

      clock.advance(Duration.ofDays(2));
      everything.deleteExpired();

      // The hourly work deletes questions about an erasure that nobody confirmed.
      everything.data.resume();

      assertEquals(List.of(), EveryCell.with(ALICE, database));
      assertEquals(List.of(), database.query("select id from cases"));
    }
  }

  @Test
  void keepsCaseOfRecentlyChangedTicket() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      everything.about(ALICE);
      database.write(tx -> tx.update("delete from scheduled_tasks"));
      clock.advance(Duration.ofDays(179));
      new LocalTickets(database, clock).setStatus(1, TicketStatus.SOLVED);
      clock.advance(Duration.ofDays(2));

      everything.deleteExpired();

      assertEquals(1, database.query("select id from cases").size());
      clock.advance(Duration.ofDays(179));
      everything.deleteExpired();
      assertEquals(List.of(), database.query("select id from cases"));
      assertEquals(List.of(), database.query("select number from local_tickets"));
    }
  }

  @Test
  void keepsCaseWhoseTicketIsBeingOpened() throws Exception {
    try (Database database = databases.open(folder)) {
      var everything = new Everything(database);
      Case opened = everything.looked(ALICE);
      everything.escalationService.submit(
          opened.id(), new TicketRequest("k", ALICE, "s", TicketSeverity.LOW, "", false));
      clock.advance(Duration.ofDays(400));

      everything.deleteExpired();

      assertEquals(1, database.query("select id from cases").size());
      assertEquals(1, database.query("select case_id from mails").size());
    }
  }

  /** Puts rows that name somebody into every table. */
  private final class Everything {
    private final Database database;
    private final CaseRepository caseRepository;
    private final EventInbox eventInbox;
    private final CardLocationRepository places;
    private final EscalationService escalationService;
    private final PersonalDataEraser data;

    Everything(Database database) {
      this.database = database;
      this.caseRepository = new CaseRepository(database, new SecureRandom(), clock);
      this.eventInbox = new EventInbox(database, clock);
      this.places = new CardLocationRepository(database);
      this.escalationService =
          new EscalationService(database, caseRepository, new Outbox(clock), clock);
      this.data =
          new PersonalDataEraser(
              database, caseRepository, new Outbox(clock), clock, ReadingMemory.ofThisProcess());
    }

    void deleteExpired() throws Exception {
      var retentionPeriods =
          new RetentionCleaner.RetentionPeriods(
              Duration.ofDays(3), Duration.ofDays(30), Duration.ofDays(180));
      new RetentionCleaner(
              database,
              caseRepository,
              new Outbox(clock),
              retentionPeriods,
              clock.trusted(database))
          .deleteExpired();
      eventInbox.purgeAnswered(clock.instant().minus(Duration.ofDays(1)));
    }

    Case looked(String who) throws Exception {
      var caseRequester = new CaseRequester(who, "T1", "C1", Optional.of("1"));
      var storedInboundEvent =
          new StoredInboundEvent(
              new EventId("upload " + who),
              "slack",
              caseRequester,
              who,
              StoredInboundEvent.StoredEventKind.UPLOAD,
              "From " + who,
              List.of(new StoredInboundEvent.FileName(who + ".eml", "F1")));
      eventInbox.keep(storedInboundEvent);
      var mail = new StoredMail(who + ".eml", ("From: " + who + "\r\n\r\n").getBytes(UTF_8));
      var found = CaseResult.read("For " + who, "verdict", FINDINGS.formatted(who));
      Case opened =
          eventInbox.open(
              new EventId("upload " + who),
              0,
              caseRepository,
              new NewCase(CaseKind.BOUNCE, who + ".eml", caseRequester, found, Optional.of(mail)));
      var place = new MessageRef("slack", "C1", "1." + who.length(), 0);
      places.record(opened.id(), place);
      places.beginLine(opened.id(), "NEW", place);
      caseRepository.recordFeedback(
          opened.id(), new Feedback(who, false, Optional.of("ask " + who), clock.instant()));
      return opened;
    }

    void about(String who) throws Exception {
      Case opened = looked(who);
      var wish =
          new TicketRequest(
              "api:" + who,
              who,
              "About " + who,
              TicketSeverity.LOW,
              "Call " + who,
              false,
              who,
              MailDisclosure.WHOLE);
      escalationService.submit(opened.id(), wish);
      escalationService.addNote(
          opened.id(), new TicketNote("note-" + opened.id(), who, "Said " + who));
      escalationService
          .assignments()
          .request(opened.id(), CaseAssignments.AssignmentAction.TAKE, opened.caseRequester(), who);
      NewTicket newTicket =
          new TicketDraftBuilder(
                  database,
                  caseRepository,
                  new TicketRequestRepository(clock),
                  id -> {},
                  BundledData.ADVICE)
              .of(opened.id(), wish.key())
              .newTicket();
      TicketRef opening =
          new LocalDesk(database, clock).open(newTicket, ExternalId.of(opened.id()));
      database.write(
          tx -> {
            caseRepository.recordTicket(tx, opened.id(), opening, DeskId.LOCAL);
            caseRepository
                .log()
                .add(
                    tx,
                    opened.id(),
                    "1",
                    TicketActivityLog.ActivityKind.ANSWER,
                    who,
                    "Dear " + who);
            tx.update(
                "insert into undelivered (task, id, payload, why, put, given_up)"
                    + " values ('add-note', ?, ?, ?, 1, 1)",
                "note-" + opened.id(),
                "note-" + opened.id(),
                "no such requester: " + who);
            tx.update(
                "insert into local_remarks (ticket, number, source, open, own, author, words, said,"
                    + " file_name, file_bytes) values (?, 1, '1', ?, ?, ?, ?, 1, ?, ?)",
                Long.valueOf(opening.number()),
                true,
                false,
                who,
                "Dear " + who,
                who + ".eml",
                ("To: " + who).getBytes(UTF_8));
            tx.update(
                "insert into erasures (id, address, person, workspace, channel, asked, confirmed,"
                    + " erased) values (?, ?, 'U1', '', '', 1, ?, 0)",
                opened.id().text(),
                who,
                false);
            tx.update(
                "insert into taken_mails (name, case_id, taken) values (?, ?, 1)",
                "mail:" + opened.id(),
                opened.id().text());
            caseRepository
                .audit()
                .record(
                    tx,
                    new AuditedAction(
                        opened.caseRequester(),
                        "take",
                        who,
                        AuditOutcome.DONE,
                        "from " + who,
                        opened.id()));
          });
    }
  }
}
