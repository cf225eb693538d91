package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import org.bounceback.chat.EventId;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.StoredInboundEvent;
import org.bounceback.store.Database;
import org.bounceback.store.MovableClock;
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

/** Writes personal data of one person to every table. */
final class EveryPersonalTable {
  private static final String FINDINGS =
      """
      {"bounce": {"recipients": [], "origin": {"generatedBy": "unknown", "decidedBy": "unknown"},
        "returned": {"from": "%s", "messageId": "20261127.100000@shop.example"}}}
      """;

  private final Database database;
  final CaseRepository caseRepository;
  final EventInbox eventInbox;
  private final CardLocationRepository places;
  private final MovableClock clock;
  final EscalationService escalationService;
  final PersonalDataEraser data;

  EveryPersonalTable(Database database, MovableClock clock) {
    this.database = database;
    this.clock = clock;
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
            database, caseRepository, new Outbox(clock), retentionPeriods, clock.trusted(database))
        .deleteExpired();
    eventInbox.purgeAnswered(clock.instant().minus(Duration.ofDays(1)));
  }

  Case openCase(String who) throws Exception {
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
    Case opened = openCase(who);
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
    TicketRef opening = new LocalDesk(database, clock).open(newTicket, ExternalId.of(opened.id()));
    database.write(
        tx -> {
          caseRepository.recordTicket(tx, opened.id(), opening, DeskId.LOCAL);
          caseRepository
              .log()
              .add(tx, opened.id(), "1", TicketActivityLog.ActivityKind.ANSWER, who, "Dear " + who);
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
