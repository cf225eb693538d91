package org.bounceback.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.RetentionCleaner;
import org.bounceback.cases.TicketStatus;
import org.bounceback.chat.EventId;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.EveryCell;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;
import org.bounceback.ticket.desk.local.LocalTickets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Tests that after an erasure no table contains the address, for all existing tables. */
@OnEveryDatabase
class ForgottenEverywhereTest {
  private static final String ALICE = "alice@shop.example";
  private static final String BOB = "bob@other.example";

  /**
   * Without addresses: moments, numbers of processes, digests, ids that a platform gives people,
   * names of servers.
   */
  private static final Set<String> IMPERSONAL =
      Set.of("replicas", "turned_away", "clock_points", "watchers", "server_answers");

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
          "inbox.locale",
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
      var everything = new EveryPersonalTable(database, clock);
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
      var everything = new EveryPersonalTable(database, clock);
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
      var everything = new EveryPersonalTable(database, clock);
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
      var everything = new EveryPersonalTable(database, clock);
      everything.openCase(ALICE);
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
      var everything = new EveryPersonalTable(database, clock);
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
      var everything = new EveryPersonalTable(database, clock);
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
      var everything = new EveryPersonalTable(database, clock);
      Case opened = everything.openCase(ALICE);
      everything.escalationService.submit(
          opened.id(), new TicketRequest("k", ALICE, "s", TicketSeverity.LOW, "", false));
      clock.advance(Duration.ofDays(400));

      everything.deleteExpired();

      assertEquals(1, database.query("select id from cases").size());
      assertEquals(1, database.query("select case_id from mails").size());
    }
  }
}
