package org.bounceback.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.Arrival.FileName;
import org.bounceback.casebook.Arrival.Kind;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.OnEveryDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class InboxTest {
  @Parameter private Databases databases;
  private static final EventKey KEY = new EventKey("slack:message:C1:17.5");

  private static final Arrival ARRIVAL =
      new Arrival(
          KEY,
          "slack",
          new Asker("U1", "T1", "C1", Optional.of("17.5")),
          "sam",
          Kind.UPLOAD,
          "what is \"this\"?",
          List.of(new FileName("a.eml", "F1"), new FileName("b.eml", "F2")));

  @TempDir private Path folder;
  private Database database;
  private Inbox inbox;

  @BeforeEach
  void open() throws Exception {
    database = databases.open(folder);
    inbox = new Inbox(database, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatArrivedIsFoundByTheNextProcessAsItWas() throws Exception {
    inbox.keep(ARRIVAL);
    restart();

    assertEquals(List.of(new Waiting(ARRIVAL, Optional.empty(), false)), inbox.takeUp("slack"));
    assertEquals(List.of(), inbox.takeUp("discord"));
  }

  @Test
  void anArrivalThatADeadProcessLeftIsNamedUntilItIsTakenUp() throws Exception {
    inbox.keep(ARRIVAL);
    assertEquals(Optional.empty(), inbox.oldestLeftBehind("slack"));

    restart();

    assertEquals(Optional.of(KEY.text() + "/0"), inbox.oldestLeftBehind("slack"));
    assertEquals(Optional.empty(), inbox.oldestLeftBehind("discord"));
    inbox.takeUp("slack");
    assertEquals(Optional.empty(), inbox.oldestLeftBehind("slack"));
  }

  @Test
  void theSameArrivalIsNewOnce() throws Exception {
    assertTrue(inbox.keep(ARRIVAL));
    assertFalse(inbox.keep(ARRIVAL));

    inbox.done(KEY);

    assertFalse(inbox.keep(ARRIVAL));
  }

  @Test
  void whatIsDoneIsNotTakenUpAgain() throws Exception {
    inbox.keep(ARRIVAL);
    inbox.done(KEY);

    assertEquals(List.of(), inbox.takeUp("slack"));
  }

  @Test
  void ofWhatIsDoneTheWordsAreNotKept() throws Exception {
    inbox.keep(ARRIVAL);
    inbox.done(KEY);

    var resultRow = database.query("select words, files, contact from inbox").get(0);
    assertEquals("", resultRow.text("words"));
    assertEquals("[]", resultRow.text("files"));
    assertEquals("", resultRow.text("contact"));
  }

  @Test
  void whatWasDroppedMayComeAgain() throws Exception {
    inbox.keep(ARRIVAL);
    inbox.drop(KEY);

    assertTrue(inbox.keep(ARRIVAL));
  }

  @Test
  void theFirstAnswerIsFoundAgain() throws Exception {
    var answer = new MessageRef("slack", "C1", "18.5", 0);
    inbox.keep(ARRIVAL);
    inbox.answered(KEY, answer);
    restart();

    assertEquals(Optional.of(answer), inbox.takeUp("slack").get(0).answer());
  }

  @Test
  void whatIsTakenUpInVainThreeTimesIsGivenUpByTellingThePerson() throws Exception {
    inbox.keep(ARRIVAL);

    for (int tries = 0; tries < 3; tries++) {
      restart();
      assertEquals(List.of(false), givenUp());
    }
    restart();
    assertEquals(List.of(true), givenUp());
    inbox.done(KEY);
    restart();
    assertEquals(List.of(), givenUp());
  }

  @Test
  void whatCannotEvenBeToldIsNotTriedForEver() throws Exception {
    inbox.keep(ARRIVAL);

    for (int tries = 0; tries < 6; tries++) {
      restart();
      assertEquals(1, inbox.takeUp("slack").size());
    }
    restart();
    assertEquals(List.of(), inbox.takeUp("slack"));
  }

  @Test
  void aLongBacklogIsTakenUpInParts() throws Exception {
    for (int i = 0; i < 10; i++) {
      inbox.keep(
          new Arrival(
              new EventKey("slack:message:C1:" + i),
              "slack",
              ARRIVAL.asker(),
              "sam",
              Kind.UPLOAD,
              "",
              ARRIVAL.files()));
    }
    restart();

    assertEquals(8, inbox.takeUp("slack").size());
    assertEquals(2, inbox.takeUp("slack").size());
    assertEquals(0, inbox.takeUp("slack").size());
  }

  private List<Boolean> givenUp() throws Exception {
    return inbox.takeUp("slack").stream().map(Waiting::givenUp).toList();
  }

  @Test
  void whatThisProcessHasInHandIsNotTakenUpByItself() throws Exception {
    inbox.keep(ARRIVAL);

    assertEquals(List.of(), inbox.takeUp("slack"));
  }

  @Test
  void whatALivingProcessHasInHandIsLeftToIt() throws Exception {
    try (var other = databases.open(folder)) {
      new Inbox(other, Clock.systemUTC()).keep(ARRIVAL);
      database.write(
          tx -> tx.update("insert into replicas (name, beat) values (?, 0)", other.replica()));

      assertEquals(List.of(), inbox.takeUp("slack"));

      database.write(tx -> tx.update("delete from replicas"));
      assertEquals(1, inbox.takeUp("slack").size());
    }
  }

  @Test
  void theCaseThatCameOfAPartIsFoundAgain() throws Exception {
    var casebook = new Casebook(database, new SecureRandom(), Clock.systemUTC());
    inbox.keep(ARRIVAL);

    Case stored = inbox.open(KEY, 1, casebook, Samples.bounce());

    assertEquals(Optional.of(stored.id()), inbox.caseOf(KEY, 1));
    assertEquals(Optional.empty(), inbox.caseOf(KEY, 0));
  }

  @Test
  void aCaseOfWhatWasNotKeptIsStoredAllTheSame() throws Exception {
    var casebook = new Casebook(database, new SecureRandom(), Clock.systemUTC());

    Case stored = inbox.open(KEY, 0, casebook, Samples.bounce());

    assertEquals(Optional.of(stored), casebook.find(stored.id()));
    assertEquals(Optional.empty(), inbox.caseOf(KEY, 0));
  }

  @Test
  void whatIsNotAnsweredIsKeptHoweverOldItIs() throws Exception {
    inbox.keep(ARRIVAL);
    Instant later = Instant.now().plus(Duration.ofDays(400));

    assertEquals(0, inbox.purgeAnswered(later));
    restart();
    assertEquals(1, inbox.takeUp("slack").size());

    inbox.done(KEY);
    assertEquals(0, inbox.purgeAnswered(Instant.now().minus(Duration.ofHours(1))));
    assertEquals(1, inbox.purgeAnswered(later));
  }

  private void restart() throws Exception {
    database.close();
    open();
  }
}
