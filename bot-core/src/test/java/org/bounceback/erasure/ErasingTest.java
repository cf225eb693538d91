package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.chat.EventId;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.StoredInboundEvent;
import org.bounceback.erasure.PersonalDataEraser.Count;
import org.bounceback.store.Database;
import org.bounceback.store.MovableClock;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.testkit.MigratedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an erasure does not block other writers, survives a kill and is complete. */
class ErasingTest {
  private static final String ALICE = "alice@shop.example";
  private static final MailAddress ADDRESS = MailAddress.parse(ALICE).orElseThrow();

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private CaseRepository caseRepository;
  private PersonalDataEraser data;

  @BeforeEach
  void open() throws StoreException {
    database = MigratedDatabase.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    data =
        new PersonalDataEraser(
            database, caseRepository, new Outbox(clock), clock, ReadingMemory.ofThisProcess());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void doesNotBlockOtherWriters() throws StoreException {
    for (int i = 0; i < 120; i++) {
      stored(ALICE);
    }
    var seen = new ArrayList<String>();

    new NamedRows(database, ADDRESS, ReadingMemory.ofThisProcess())
        .visit(
            PersonalTable.ALL.get(0),
            found -> {
              seen.add(found.owner());
              stored("bob@other.example");
            });

    assertEquals(120, seen.stream().distinct().count());
    assertEquals(seen.size(), seen.stream().distinct().count());
  }

  @Test
  void resumesErasureAfterKill() throws StoreException {
    stored(ALICE);
    Case last = stored(ALICE);
    database.write(
        tx ->
            tx.update(
                "create trigger stop before delete on cases when old.id = '"
                    + last.id()
                    + "' begin select raise(abort, 'killed'); end"));
    assertThrows(RuntimeException.class, () -> data.erase(ADDRESS, Samples.ASKER));
    assertTrue(caseRepository.find(last.id()).isPresent());
    database.write(tx -> tx.update("drop trigger stop"));

    assertEquals(1, data.resume());

    assertEquals(Optional.empty(), caseRepository.find(last.id()));
    assertEquals("2 cases erased, 0 left", audit());
    assertEquals(0, data.resume());
    assertEquals(1, caseRepository.audit().recent("forget", 5).size());
  }

  @Test
  void failedErasureDoesNotBlockOthers() throws StoreException {
    Case stuck = interrupted(ALICE);
    clock.advance(Duration.ofMinutes(1));
    Case other = interrupted("bob@shop.example");
    database.write(tx -> tx.update("drop trigger stop_" + triggerOf(other)));

    assertThrows(RuntimeException.class, data::resume);

    assertTrue(caseRepository.find(stuck.id()).isPresent());
    assertEquals(Optional.empty(), caseRepository.find(other.id()));
    assertEquals(1, database.query("select * from erasures").size());
  }

  @Test
  void givesUpUnfinishedErasureAndAllowsLaterRetry() throws StoreException {
    Case stuck = interrupted(ALICE);
    for (int i = 0; i < 10; i++) {
      assertThrows(RuntimeException.class, data::resume);
      assertEquals(0, data.givenUp());
    }

    assertEquals(0, data.resume());
    assertEquals(0, data.resume());

    assertEquals(1, data.givenUp());
    assertEquals("given up after 10 attempts", audit());
    assertEquals(1, caseRepository.audit().recent("forget", 5).size());
    assertTrue(caseRepository.find(stuck.id()).isPresent());

    database.write(tx -> tx.update("drop trigger stop_" + triggerOf(stuck)));
    data.erase(ADDRESS, Samples.ASKER);

    assertEquals(Optional.empty(), caseRepository.find(stuck.id()));
    assertEquals(0, data.givenUp());
    assertEquals(List.of(), database.query("select * from erasures"));
  }

  /** A case that cannot be deleted, and an erasure that failed because of it. */
  private Case interrupted(String who) throws StoreException {
    Case stuck = stored(who);
    database.write(
        tx ->
            tx.update(
                "create trigger stop_%s before delete on cases when old.id = '%s' begin"
                        .formatted(triggerOf(stuck), stuck.id())
                    + " select raise(abort, 'killed'); end"));
    assertThrows(
        RuntimeException.class,
        () -> data.erase(MailAddress.parse(who).orElseThrow(), Samples.ASKER));
    return stuck;
  }

  private static String triggerOf(Case found) {
    return found.id().text().replace('-', '_');
  }

  @Test
  @SuppressWarnings("try") // The lease is held, not used.
  void loadsMailOnlyWithReservedMemory() throws Exception {
    stored(ALICE);
    var memory = new ReadingMemory(1 << 20);
    var mails =
        PersonalTable.ALL.stream().filter(each -> each.name().equals("mails")).findAny().get();
    try (var held = memory.reserveContent(ReadingMemory.MAX_UPLOAD, Duration.ZERO)) {
      Thread.currentThread().interrupt();
      assertThrows(
          StoreException.class,
          () -> new NamedRows(database, ADDRESS, memory).visit(mails, found -> {}));
    } finally {
      assertTrue(Thread.interrupted());
    }
    var seen = new ArrayList<String>();
    new NamedRows(database, ADDRESS, memory).visit(mails, found -> seen.add(found.owner()));
    assertEquals(1, seen.size());
  }

  @Test
  void deletesUnconfirmedRequestWithoutErasure() throws StoreException {
    Case kept = stored(ALICE);
    var proposal = data.propose(ADDRESS, Samples.ASKER);
    assertEquals(new Count(1, 0, 0), proposal.count());

    assertEquals(0, data.resume());
    clock.advance(Duration.ofHours(2));
    assertEquals(0, data.resume());

    assertEquals(Optional.empty(), data.confirm(proposal.id(), Samples.ASKER));
    assertEquals(List.of(), database.query("select * from erasures"));
    assertTrue(caseRepository.find(kept.id()).isPresent());
  }

  @Test
  void doesNotStoreRunningDiagnosisAfterErasure() throws StoreException {
    var eventInbox = new EventInbox(database, clock);
    var key = new EventId("Ev1");
    eventInbox.keep(
        new StoredInboundEvent(
            key,
            "slack",
            Samples.ASKER,
            "",
            StoredInboundEvent.StoredEventKind.UPLOAD,
            "From " + ALICE,
            List.of()));

    data.erase(ADDRESS, Samples.ASKER);
    Case shown = eventInbox.open(key, 0, caseRepository, newCase(ALICE));

    assertEquals(Optional.empty(), caseRepository.find(shown.id()));
    assertEquals(List.of(), data.findCasesContaining(ADDRESS));
    assertEquals(List.of(), eventInbox.takeUp("slack"));
    assertFalse(
        eventInbox.keep(
            new StoredInboundEvent(
                key,
                "slack",
                Samples.ASKER,
                "",
                StoredInboundEvent.StoredEventKind.UPLOAD,
                "From " + ALICE,
                List.of())));
  }

  @Test
  void removesAddressFromAllDatabaseFiles() throws Exception {
    stored("bob@other.example");
    for (int i = 0; i < 30; i++) {
      stored(ALICE);
    }
    assertTrue(isInAFile());

    data.erase(ADDRESS, Samples.ASKER);

    assertFalse(isInAFile());
  }

  private boolean isInAFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String content = new String(Files.readAllBytes(file), ISO_8859_1);
        if (content.toLowerCase(Locale.ROOT).contains(ALICE)) {
          return true;
        }
      }
    }
    return false;
  }

  private String audit() throws StoreException {
    return caseRepository.audit().recent("forget", 1).get(0).auditedAction().detail();
  }

  private Case stored(String who) throws StoreException {
    return caseRepository.open(newCase(who));
  }

  private static NewCase newCase(String who) {
    return new NewCase(
        CaseKind.BOUNCE,
        who,
        Samples.ASKER,
        CaseResult.read("headline", "verdict", "{}"),
        Optional.of(new StoredMail("a.eml", ("From: " + who).getBytes(UTF_8))));
  }
}
