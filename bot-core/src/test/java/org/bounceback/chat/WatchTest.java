package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.desk.LocalDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are asked again by themselves, and the way off them. */
class WatchTest {
  private static final Ask WATCH = new Ask.Command("bounceback", "watch 203.0.113.5");
  private static final Duration BEYOND_THE_FIRST_WAIT = Duration.ofMinutes(61);

  private final RecordedPosting posting = new RecordedPosting();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Backstage backstage;

  WatchTest(@TempDir Path folder) throws IOException, StoreException {
    this.backstage = new Backstage(folder);
    backstage.deliver(new LocalDesk(backstage.database(), backstage.clock), new Recorder());
  }

  @BeforeEach
  void listTheAddress() {
    backstage.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
  }

  @AfterEach
  void close() throws IOException {
    backstage.close();
  }

  @Test
  void aWatchedLookUpIsSeenByAllAndSaysUntilWhen() {
    FirstAnswer now = backstage.answer(Backstage.event(WATCH), posting);

    assertEquals(Audience.PUBLIC, assertInstanceOf(FirstAnswer.Show.class, now).audience());
    String words = CardWords.of(posting.last());
    assertTrue(words.contains("until "), words);
    assertTrue(labels(posting.last()).contains("Stop watching"), words);
  }

  @Test
  void whenTheLastListLetsGoItIsSaidAndTheWatchEnds() throws Exception {
    backstage.answer(Backstage.event(WATCH), posting);

    backstage.list.remove("203.0.113.5");
    backstage.clock.advance(BEYOND_THE_FIRST_WAIT);

    assertEquals(
        "203.0.113.5 is no longer on bl.example. No list names it any more, so I stop watching."
            + " Send the held mail again.",
        next());
    assertEquals(
        "203.0.113.5 is on none of the 2 lists that matter for mail.", posting.last().headline());
    assertTrue(labels(posting.last()).contains("Watch"), posting.last().toString());
  }

  @Test
  void aListThatJoinsIsSaidAndTheWatchGoesOn() throws Exception {
    backstage.answer(Backstage.event(WATCH), posting);

    backstage.other.list("203.0.113.5", "127.0.0.4", "Spam seen");
    backstage.clock.advance(BEYOND_THE_FIRST_WAIT);

    assertEquals("203.0.113.5 is now on other.example.", next());
    assertTrue(labels(posting.last()).contains("Stop watching"), posting.last().toString());
  }

  @Test
  void aWatchEndsAfterTwoWeeksUnlessTheClockMayBeWrong() throws Exception {
    backstage.answer(Backstage.event(WATCH), posting);
    backstage.clockTrusted = false;
    backstage.other.list("203.0.113.5", "127.0.0.4", "Spam seen");
    backstage.clock.advance(Duration.ofDays(30));

    assertEquals("203.0.113.5 is now on other.example.", next());
    assertTrue(labels(posting.last()).contains("Stop watching"), posting.last().toString());

    backstage.clockTrusted = true;
    backstage.clock.advance(Duration.ofHours(13));
    next();
    assertTrue(labels(posting.last()).contains("Watch"), posting.last().toString());
  }

  @Test
  void nothingIsSaidAfterSomebodyStoppedTheWatch() throws Exception {
    backstage.answer(Backstage.event(WATCH), posting);
    backstage.press(posting, "Stop watching");

    backstage.list.remove("203.0.113.5");
    backstage.clock.advance(BEYOND_THE_FIRST_WAIT);
    backstage.awaitIdle();

    assertEquals(List.of(), List.copyOf(said));
  }

  @Test
  void theWordsForAListComplainOfNothingThatIsNotEnded() {
    FirstAnswer answer = askForRemoval("");

    Card card = assertInstanceOf(FirstAnswer.Show.class, answer).card();
    assertTrue(CardWords.of(card).contains("Do not ask yet"), CardWords.of(card));
    assertEquals(List.of(), card.buttons());
  }

  @Test
  void theWordsForAListTellTheCauseAndWhenOneMayAskAgain() {
    FirstAnswer answer = askForRemoval("A form sent spam; it is closed.");

    Card card = assertInstanceOf(FirstAnswer.Show.class, answer).card();
    String words = CardWords.of(card);
    assertEquals("What to write to bl.example about 203.0.113.5", card.headline());
    assertTrue(words.contains("The cause: A form sent spam; it is closed."), words);
    assertTrue(words.contains("do not ask bl.example again before"), words);
  }

  @Test
  void whoHasAskedIsToldWhenTheListLetsGo() throws Exception {
    Card card =
        assertInstanceOf(FirstAnswer.Show.class, askForRemoval("A form sent spam; it is closed."))
            .card();

    FirstAnswer asked =
        backstage.answer(Backstage.event(new Ask.Press(card.buttons().get(0).id())), posting);
    backstage.list.remove("203.0.113.5");
    backstage.clock.advance(BEYOND_THE_FIRST_WAIT);

    String words = CardWords.of(assertInstanceOf(FirstAnswer.Show.class, asked).card());
    assertTrue(words.contains("asked of bl.example on"), words);
    assertTrue(next().startsWith("203.0.113.5 is no longer on bl.example."));
  }

  private FirstAnswer askForRemoval(String cause) {
    backstage.answer(Backstage.event(new Ask.Command("blacklist", "203.0.113.5")), posting);
    var form =
        assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "Get off a list"))
            .form();
    return backstage.send(posting, form, Map.of("list", "bl.example", "cause", cause));
  }

  private String next() throws InterruptedException {
    String line = said.poll(15, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing was said within 15 s");
    }
    return line;
  }

  private static List<String> labels(Card card) {
    return card.buttons().stream().map(Button::label).toList();
  }

  /** Keeps what is said under cards. */
  private final class Recorder implements CardEditor {
    @Override
    public void show(MessageRef message, Card card) {
      posting.show(message, card);
    }

    @Override
    public void tell(MessageRef card, ThreadLine line) {
      said.add(line.words().headline());
    }
  }
}
