package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.Samples;
import org.bounceback.chat.EventId;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.runtime.StoredInboundEvent.FileName;
import org.bounceback.chat.runtime.StoredInboundEvent.StoredEventKind;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.OnEveryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class EventInboxTest {
  @Parameter private Databases databases;
  private static final EventId KEY = new EventId("slack:message:C1:17.5");

  private static final StoredInboundEvent ARRIVAL =
      new StoredInboundEvent(
          KEY,
          "slack",
          new CaseRequester("U1", "T1", "C1", Optional.of("17.5")),
          Locale.GERMANY,
          "sam",
          StoredEventKind.UPLOAD,
          "what is \"this\"?",
          List.of(new FileName("a.eml", "F1"), new FileName("b.eml", "F2")));

  @TempDir private Path folder;
  private Database database;
  private EventInbox eventInbox;

  @BeforeEach
  void open() throws Exception {
    database = databases.open(folder);
    eventInbox = new EventInbox(database, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theNextProcessReadsTheStoredEventUnchanged() throws Exception {
    eventInbox.keep(ARRIVAL);
    restart();

    assertEquals(
        List.of(new PendingEvent(ARRIVAL, Optional.empty(), false)), eventInbox.takeUp("slack"));
    assertEquals(List.of(), eventInbox.takeUp("discord"));
  }

  @Test
  void anArrivalThatADeadProcessLeftIsNamedUntilItIsTakenUp() throws Exception {
    eventInbox.keep(ARRIVAL);
    assertEquals(Optional.empty(), eventInbox.oldestLeftBehind("slack"));

    restart();

    assertEquals(Optional.of(KEY.text() + "/0"), eventInbox.oldestLeftBehind("slack"));
    assertEquals(Optional.empty(), eventInbox.oldestLeftBehind("discord"));
    eventInbox.takeUp("slack");
    assertEquals(Optional.empty(), eventInbox.oldestLeftBehind("slack"));
  }

  @Test
  void theSameArrivalIsNewOnce() throws Exception {
    assertTrue(eventInbox.keep(ARRIVAL));
    assertFalse(eventInbox.keep(ARRIVAL));

    eventInbox.done(KEY);

    assertFalse(eventInbox.keep(ARRIVAL));
  }

  @Test
  void aFinishedEventIsNotResumed() throws Exception {
    eventInbox.keep(ARRIVAL);
    eventInbox.done(KEY);

    assertEquals(List.of(), eventInbox.takeUp("slack"));
  }

  @Test
  void ofWhatIsDoneTheWordsAreNotKept() throws Exception {
    eventInbox.keep(ARRIVAL);
    eventInbox.done(KEY);

    var resultRow = database.query("select words, files, contact from inbox").get(0);
    assertEquals("", resultRow.text("words"));
    assertEquals("[]", resultRow.text("files"));
    assertEquals("", resultRow.text("contact"));
  }

  @Test
  void aDeletedEventMayBeReceivedAgain() throws Exception {
    eventInbox.keep(ARRIVAL);
    eventInbox.drop(KEY);

    assertTrue(eventInbox.keep(ARRIVAL));
  }

  @Test
  void theFirstAnswerIsFoundAgain() throws Exception {
    var answer = new MessageRef("slack", "C1", "18.5", 0);
    eventInbox.keep(ARRIVAL);
    eventInbox.answered(KEY, answer);
    restart();

    assertEquals(Optional.of(answer), eventInbox.takeUp("slack").get(0).answer());
  }

  @Test
  void anEventResumedThreeTimesIsGivenUpAndItsUserIsTold() throws Exception {
    eventInbox.keep(ARRIVAL);

    for (int tries = 0; tries < 3; tries++) {
      restart();
      assertEquals(List.of(false), givenUp());
    }
    restart();
    assertEquals(List.of(true), givenUp());
    eventInbox.done(KEY);
    restart();
    assertEquals(List.of(), givenUp());
  }

  @Test
  void anEventIsNotResumedForever() throws Exception {
    eventInbox.keep(ARRIVAL);

    for (int tries = 0; tries < 6; tries++) {
      restart();
      assertEquals(1, eventInbox.takeUp("slack").size());
    }
    restart();
    assertEquals(List.of(), eventInbox.takeUp("slack"));
  }

  @Test
  void aLongBacklogIsResumedInParts() throws Exception {
    for (int i = 0; i < 10; i++) {
      eventInbox.keep(
          new StoredInboundEvent(
              new EventId("slack:message:C1:" + i),
              "slack",
              ARRIVAL.caseRequester(),
              "sam",
              StoredEventKind.UPLOAD,
              "",
              ARRIVAL.files()));
    }
    restart();

    assertEquals(8, eventInbox.takeUp("slack").size());
    assertEquals(2, eventInbox.takeUp("slack").size());
    assertEquals(0, eventInbox.takeUp("slack").size());
  }

  private List<Boolean> givenUp() throws Exception {
    return eventInbox.takeUp("slack").stream().map(PendingEvent::givenUp).toList();
  }

  @Test
  void eventsInProgressAreNotResumedByTheSameProcess() throws Exception {
    eventInbox.keep(ARRIVAL);

    assertEquals(List.of(), eventInbox.takeUp("slack"));
  }

  @Test
  void eventsOfALivingReplicaAreNotResumed() throws Exception {
    try (var other = databases.open(folder)) {
      new EventInbox(other, Clock.systemUTC()).keep(ARRIVAL);
      database.write(
          tx -> tx.update("insert into replicas (name, beat) values (?, 0)", other.replica()));

      assertEquals(List.of(), eventInbox.takeUp("slack"));

      database.write(tx -> tx.update("delete from replicas"));
      assertEquals(1, eventInbox.takeUp("slack").size());
    }
  }

  @Test
  void theCaseThatCameOfAPartIsFoundAgain() throws Exception {
    var caseRepository = new CaseRepository(database, new SecureRandom(), Clock.systemUTC());
    eventInbox.keep(ARRIVAL);

    Case stored = eventInbox.open(KEY, 1, caseRepository, Samples.bounce());

    assertEquals(Optional.of(stored.id()), eventInbox.caseOf(KEY, 1));
    assertEquals(Optional.empty(), eventInbox.caseOf(KEY, 0));
  }

  @Test
  void aCaseOfWhatWasNotKeptIsStoredAllTheSame() throws Exception {
    var caseRepository = new CaseRepository(database, new SecureRandom(), Clock.systemUTC());

    Case stored = eventInbox.open(KEY, 0, caseRepository, Samples.bounce());

    assertEquals(Optional.of(stored), caseRepository.find(stored.id()));
    assertEquals(Optional.empty(), eventInbox.caseOf(KEY, 0));
  }

  @Test
  void unansweredEventsAreStoredHoweverOldTheyAre() throws Exception {
    eventInbox.keep(ARRIVAL);
    Instant later = Instant.now().plus(Duration.ofDays(400));

    assertEquals(0, eventInbox.purgeAnswered(later));
    restart();
    assertEquals(1, eventInbox.takeUp("slack").size());

    eventInbox.done(KEY);
    assertEquals(0, eventInbox.purgeAnswered(Instant.now().minus(Duration.ofHours(1))));
    assertEquals(1, eventInbox.purgeAnswered(later));
  }

  private void restart() throws Exception {
    database.close();
    open();
  }
}
