package org.bounceback.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.watch.WatchService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class RetentionCleanerTest {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private CaseRepository caseRepository;
  private RetentionCleaner retentionCleaner;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    var retentionPeriods =
        new RetentionCleaner.RetentionPeriods(
            Duration.ofDays(3), Duration.ofDays(30), Duration.ofDays(180));
    retentionCleaner =
        new RetentionCleaner(
            database, caseRepository, new Outbox(clock), retentionPeriods, clock.trusted(database));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aMailGoesBeforeItsCase() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());
    clock.advance(Duration.ofHours(73));

    assertEquals(new RetentionCleaner.Deleted(1, 0, 0), retentionCleaner.deleteExpired());
    assertEquals(Optional.empty(), caseRepository.mail(opened.id()));
    Case left = caseRepository.find(opened.id()).orElseThrow();
    assertEquals(opened.caseResult().headline(), left.caseResult().headline());
    assertTrue(left.isMailDeleted() && !opened.isMailDeleted());
  }

  @Test
  void aCaseThatNobodyEscalatedGoesLater() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());
    clock.advance(Duration.ofDays(31));

    retentionCleaner.deleteExpired();

    assertEquals(Optional.empty(), caseRepository.find(opened.id()));
  }

  @Test
  void aWatchedCaseStaysUntilItsWatchEnds() throws StoreException {
    var watchService = new WatchService(database, caseRepository, new Outbox(clock), clock);
    var found = CaseResult.read("listed", "listed", "{\"asked\":1,\"listed\":[]}");
    var lookUp =
        new NewCase(CaseKind.LOOKUP, "203.0.113.5", Samples.ASKER, found, Optional.empty());
    Case opened = caseRepository.open(lookUp);
    clock.advance(Duration.ofDays(29));
    watchService.start(opened.id());
    clock.advance(Duration.ofDays(2));

    assertEquals(0, retentionCleaner.deleteExpired().cases());
  }

  @Test
  void aClockThatJumpsAheadDeletesNothing() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());
    database.write(
        tx ->
            tx.update(
                "insert into taken_mails (name, case_id, taken) values ('id:1', 'x', ?)",
                clock.instant()));
    clock.jump(Duration.ofDays(3650));

    assertEquals(new RetentionCleaner.Deleted(0, 0, 0), retentionCleaner.deleteExpired());
    assertTrue(caseRepository.mail(opened.id()).isPresent());
    assertEquals(1, database.query("select name from taken_mails").size());

    clock.jump(Duration.ofDays(-3650));
    clock.advance(Duration.ofHours(73));
    assertEquals(1, retentionCleaner.deleteExpired().mails());
  }

  @Test
  void aNoteThatIsWrittenWhileExpiredTicketsAreDeletedKeepsItsCase() throws StoreException {
    Case kept = escalated();
    Case expired = escalated();
    clock.advance(Duration.ofDays(200));
    Instant before = clock.instant().minus(Duration.ofDays(180));
    var tickets = new ExpiredTickets(database, caseRepository, new Outbox(clock));
    assertEquals(Set.of(kept.id(), expired.id()), Set.copyOf(tickets.candidates(before)));

    database.write(
        tx ->
            tx.update(
                "insert into notes (note_key, case_id, author, words, written, tried)"
                    + " values ('n1', ?, 'ada', 'any news?', ?, ?)",
                kept.id().text(),
                clock.instant(),
                false));

    assertEquals(0, deleted(tickets, kept, before));
    assertEquals(1, deleted(tickets, expired, before));
    assertTrue(caseRepository.find(kept.id()).isPresent());
    assertEquals(Optional.empty(), caseRepository.find(expired.id()));
  }

  private int deleted(ExpiredTickets tickets, Case expired, Instant before) throws StoreException {
    return database.inTransaction(tx -> tickets.delete(tx, expired.id(), before));
  }

  private Case escalated() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());
    database.write(
        tx -> tx.update("update cases set state = 'SENT' where id = ?", opened.id().text()));
    return opened;
  }

  @Test
  void whatIsYoungStays() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());
    clock.advance(Duration.ofHours(71));

    assertEquals(new RetentionCleaner.Deleted(0, 0, 0), retentionCleaner.deleteExpired());
    assertEquals(Optional.of(Samples.mail()), caseRepository.mail(opened.id()));
  }
}
