package org.bounceback.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class CaseRepositoryTest {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private CaseRepository caseRepository;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aStoredCaseReadsBack() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());

    Case expected =
        new Case(
            opened.id(),
            MovableClock.NOON,
            CaseKind.BOUNCE,
            "Ünzustellbar.eml",
            Samples.ASKER,
            Samples.CONCLUSION,
            CaseState.NEW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(expected, opened);
    assertEquals(Optional.of(expected), caseRepository.find(opened.id()));
  }

  @Test
  void aMailIsKeptByteForByte() throws StoreException {
    Case opened = caseRepository.open(Samples.bounce());

    StoredMail mail = caseRepository.mail(opened.id()).orElseThrow();

    assertEquals(Samples.mail(), mail);
    assertArrayEquals(Samples.mail().bytes(), mail.bytes());
  }

  @Test
  void anUnknownNameFindsNothing() throws StoreException {
    var unknown = new CaseId("BB-00000-00000");

    assertEquals(Optional.empty(), caseRepository.find(unknown));
    assertEquals(Optional.empty(), caseRepository.mail(unknown));
  }

  @Test
  void aCaseIsAcceptedOnce() throws StoreException {
    Case opened = caseRepository.open(Samples.lookup());

    assertTrue(accept(opened));
    assertFalse(accept(opened));
  }

  @Test
  void aFailedCaseCanBeAcceptedAgainAndItsTroubleIsOver() throws StoreException {
    Case opened = caseRepository.open(Samples.lookup());
    accept(opened);
    database.write(
        tx -> {
          caseRepository.recordFailure(tx, opened.id(), "the desk answered with status 403");
        });
    Case failed = caseRepository.find(opened.id()).orElseThrow();

    assertEquals(CaseState.FAILED, failed.state());
    assertEquals(Optional.of("the desk answered with status 403"), failed.problem());
    assertTrue(accept(opened));
    assertEquals(Optional.empty(), caseRepository.find(opened.id()).orElseThrow().problem());
  }

  @Test
  void theCaseHasItsTicket() throws StoreException {
    Case opened = caseRepository.open(Samples.lookup());
    var ticket =
        new TicketRef("9001", "#17", Optional.of(URI.create("https://desk.example.org/t/17")));

    database.write(
        tx -> {
          caseRepository.recordTicket(tx, opened.id(), ticket, DeskId.LOCAL);
        });

    Case sent = caseRepository.find(opened.id()).orElseThrow();
    assertEquals(CaseState.SENT, sent.state());
    assertEquals(Optional.of(ticket), sent.ticket());
  }

  @Test
  void aPersonsCasesComeNewestFirst() throws StoreException {
    Case first = caseRepository.open(Samples.lookup());
    clock.advance(Duration.ofSeconds(1));
    Case second = caseRepository.open(Samples.bounce());
    clock.advance(Duration.ofSeconds(1));
    Case third = caseRepository.open(Samples.lookup());

    assertEquals(List.of(third, second, first), caseRepository.recent(Samples.ASKER.person(), 10));
    assertEquals(List.of(third), caseRepository.recent(Samples.ASKER.person(), 1));
    assertEquals(List.of(), caseRepository.recent("somebody else", 10));
  }

  @Test
  void aCaseIsUnassignedUntilItsTicketIsRequested() throws StoreException {
    caseRepository.open(Samples.lookup());
    clock.advance(Duration.ofSeconds(1));
    Case accepted = caseRepository.open(Samples.bounce());
    Case waiting = caseRepository.open(Samples.bounce());
    accept(accepted);

    String workspace = Samples.ASKER.workspace();
    assertEquals(List.of(waiting), caseRepository.unassigned(workspace, clock.instant(), 10));
    assertEquals(
        1, caseRepository.unassigned(workspace, clock.instant().minusSeconds(1), 1).size());
    assertEquals(
        List.of(), caseRepository.unassigned("another", clock.instant().minusSeconds(1), 10));
  }

  @Test
  void aPersonsLatestFeedbackCounts() throws StoreException {
    CaseId id = caseRepository.open(Samples.bounce()).id();
    var no = new Feedback("U1", false, Optional.of("wrong server"), clock.instant());
    var yes = new Feedback("U1", true, Optional.empty(), clock.instant().plusSeconds(60));
    var other = new Feedback("U2", true, Optional.empty(), clock.instant().plusSeconds(30));

    caseRepository.recordFeedback(id, no);
    caseRepository.recordFeedback(id, other);
    caseRepository.recordFeedback(id, yes);

    assertEquals(List.of(other, yes), caseRepository.feedback(id));
  }

  @Test
  void oldCasesGoUnlessSomebodyEscalatedThem() throws StoreException {
    caseRepository.open(Samples.lookup());
    Case accepted = caseRepository.open(Samples.lookup());
    accept(accepted);
    Case bounce = caseRepository.open(Samples.bounce());
    clock.advance(Duration.ofHours(2));
    Case young = caseRepository.open(Samples.lookup());

    int purged = caseRepository.purge().unescalated(clock.instant().minus(Duration.ofHours(1)));

    assertEquals(2, purged);
    assertEquals(Optional.empty(), caseRepository.mail(bounce.id()));
    assertEquals(
        Set.of(young.id(), accepted.id()),
        caseRepository.recent(Samples.ASKER.person(), 10).stream()
            .map(Case::id)
            .collect(Collectors.toSet()));
  }

  @Test
  void oldMailsGoUnlessTheirTicketIsOnItsWay() throws StoreException {
    Case old = caseRepository.open(Samples.bounce());
    Case onItsWay = caseRepository.open(Samples.bounce());
    accept(onItsWay);
    clock.advance(Duration.ofHours(2));
    Case young = caseRepository.open(Samples.bounce());

    int purged =
        caseRepository.purge().mails(clock.instant().minus(Duration.ofHours(1)), clock.instant());

    assertEquals(1, purged);
    assertEquals(Optional.empty(), caseRepository.mail(old.id()));
    assertEquals(Optional.of(Samples.mail()), caseRepository.mail(onItsWay.id()));
    assertEquals(Optional.of(Samples.mail()), caseRepository.mail(young.id()));
  }

  private boolean accept(Case opened) throws StoreException {
    return database.inTransaction(tx -> caseRepository.accept(tx, opened.id()));
  }
}
