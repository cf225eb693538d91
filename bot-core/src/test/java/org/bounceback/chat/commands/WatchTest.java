package org.bounceback.chat.commands;

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
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.desk.local.LocalDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are asked again by themselves, and the way off them. */
class WatchTest {
  private static final ChatRequest WATCH =
      new ChatRequest.SlashCommand("bounceback", "watch 203.0.113.5");
  private static final Duration BEYOND_THE_FIRST_WAIT = Duration.ofMinutes(61);

  private final RecordingMessagePoster posting = new RecordingMessagePoster();
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final TestBot testBot;

  WatchTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = new TestBot(folder);
    testBot.deliver(new LocalDesk(testBot.database(), testBot.clock), new Recorder());
  }

  @BeforeEach
  void listTheAddress() {
    testBot.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void aWatchedLookUpIsSeenByAllAndSaysUntilWhen() {
    InitialResponse now = testBot.answer(TestBot.event(WATCH), posting);

    assertEquals(
        Visibility.PUBLIC, assertInstanceOf(InitialResponse.ShowCard.class, now).visibility());
    String words = CardTextRenderer.of(posting.last());
    assertTrue(words.contains("until "), words);
    assertTrue(labels(posting.last()).contains("Stop watching"), words);
  }

  @Test
  void whenTheLastListLetsGoItIsSaidAndTheWatchEnds() throws Exception {
    testBot.answer(TestBot.event(WATCH), posting);

    testBot.list.remove("203.0.113.5");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);

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
    testBot.answer(TestBot.event(WATCH), posting);

    testBot.other.list("203.0.113.5", "127.0.0.4", "Spam seen");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);

    assertEquals("203.0.113.5 is now on other.example.", next());
    assertTrue(labels(posting.last()).contains("Stop watching"), posting.last().toString());
  }

  @Test
  void aWatchEndsAfterTwoWeeksUnlessTheClockMayBeWrong() throws Exception {
    testBot.answer(TestBot.event(WATCH), posting);
    testBot.clockTrusted = false;
    testBot.other.list("203.0.113.5", "127.0.0.4", "Spam seen");
    testBot.clock.advance(Duration.ofDays(30));

    assertEquals("203.0.113.5 is now on other.example.", next());
    assertTrue(labels(posting.last()).contains("Stop watching"), posting.last().toString());

    testBot.clockTrusted = true;
    testBot.clock.advance(Duration.ofHours(13));
    next();
    assertTrue(labels(posting.last()).contains("Watch"), posting.last().toString());
  }

  @Test
  void nothingIsSaidAfterSomebodyStoppedTheWatch() throws Exception {
    testBot.answer(TestBot.event(WATCH), posting);
    testBot.press(posting, "Stop watching");

    testBot.list.remove("203.0.113.5");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);
    testBot.awaitIdle();

    assertEquals(List.of(), List.copyOf(said));
  }

  @Test
  void theWordsForAListComplainOfNothingThatIsNotEnded() {
    InitialResponse answer = askForRemoval("");

    Card card = assertInstanceOf(InitialResponse.ShowCard.class, answer).card();
    assertTrue(CardTextRenderer.of(card).contains("Do not ask yet"), CardTextRenderer.of(card));
    assertEquals(List.of(), card.buttons());
  }

  @Test
  void theWordsForAListTellTheCauseAndWhenOneMayAskAgain() {
    InitialResponse answer = askForRemoval("A form sent spam; it is closed.");

    Card card = assertInstanceOf(InitialResponse.ShowCard.class, answer).card();
    String words = CardTextRenderer.of(card);
    assertEquals("What to write to bl.example about 203.0.113.5", card.headline());
    assertTrue(words.contains("The cause: A form sent spam; it is closed."), words);
    assertTrue(words.contains("do not ask bl.example again before"), words);
  }

  @Test
  void whoHasAskedIsToldWhenTheListLetsGo() throws Exception {
    Card card =
        assertInstanceOf(
                InitialResponse.ShowCard.class, askForRemoval("A form sent spam; it is closed."))
            .card();

    InitialResponse asked =
        testBot.answer(
            TestBot.event(new ChatRequest.ButtonClick(card.buttons().get(0).id())), posting);
    testBot.list.remove("203.0.113.5");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);

    String words =
        CardTextRenderer.of(assertInstanceOf(InitialResponse.ShowCard.class, asked).card());
    assertTrue(words.contains("asked of bl.example on"), words);
    assertTrue(next().startsWith("203.0.113.5 is no longer on bl.example."));
  }

  private InitialResponse askForRemoval(String cause) {
    testBot.answer(
        TestBot.event(new ChatRequest.SlashCommand("blacklist", "203.0.113.5")), posting);
    var form =
        assertInstanceOf(InitialResponse.OpenForm.class, testBot.press(posting, "Get off a list"))
            .form();
    return testBot.send(posting, form, Map.of("list", "bl.example", "cause", cause));
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
  private final class Recorder implements CardPublisher {
    @Override
    public void show(MessageRef message, Card card) {
      posting.show(message, card);
    }

    @Override
    public void tell(MessageRef card, ThreadMessage line) {
      said.add(line.text().headline());
    }
  }
}
