package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.chat.Card;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are asked again by themselves, and the way off them. */
class WatchTest {
  private static final String WATCH = "/bounceback watch 203.0.113.5";
  private static final Duration BEYOND_THE_FIRST_WAIT = Duration.ofMinutes(61);

  private final TestBot testBot;

  WatchTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = TestBot.open(folder);
    testBot.deliver();
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
    Answer answer = testBot.say(WATCH);

    assertEquals(Visibility.PUBLIC, answer.visibility());
    String words = testBot.text();
    assertTrue(words.contains("Watched until "), words);
    assertTrue(hasInDetails("Stop watching"), words);
  }

  @Test
  void theWatchEndsWithAMessageWhenTheLastListDelists() throws Exception {
    testBot.say(WATCH);

    testBot.list.remove("203.0.113.5");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);

    assertEquals(
        "203.0.113.5 was delisted from bl.example. It is no longer listed, so the watch has ended."
            + " The customer can send again.",
        next());
    assertEquals("🟢 No problem found · 203.0.113.5 is not listed", testBot.headline());
    assertTrue(testBot.labels().contains("Watch"), testBot.card().toString());
  }

  @Test
  void aListThatJoinsIsSaidAndTheWatchGoesOn() throws Exception {
    testBot.say(WATCH);

    testBot.other.list("203.0.113.5", "127.0.0.4", "Spam seen");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);

    assertEquals("203.0.113.5 is now listed on other.example.", next());
    assertTrue(hasInDetails("Stop watching"), testBot.card().toString());
  }

  @Test
  void aWatchEndsAfterTwoWeeksUnlessTheClockMayBeWrong() throws Exception {
    testBot.say(WATCH);
    testBot.clockTrusted = false;
    testBot.other.list("203.0.113.5", "127.0.0.4", "Spam seen");
    testBot.clock.advance(Duration.ofDays(30));

    assertEquals("203.0.113.5 is now listed on other.example.", next());
    assertTrue(hasInDetails("Stop watching"), testBot.card().toString());

    testBot.clockTrusted = true;
    testBot.clock.advance(Duration.ofHours(13));
    next();
    assertTrue(hasInDetails("Watch"), testBot.card().toString());
  }

  @Test
  void nothingIsSaidAfterSomebodyStoppedTheWatch() throws Exception {
    testBot.say(WATCH);
    testBot.press("Stop watching");

    testBot.list.remove("203.0.113.5");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);
    testBot.awaitIdle();

    assertEquals(List.of(), List.copyOf(testBot.channel.lines));
  }

  @Test
  void theWordsForAListComplainOfNothingThatIsNotEnded() {
    Answer answer = askForRemoval("");

    assertTrue(answer.text().contains("Do not ask yet"), answer.text());
    assertEquals(List.of(), answer.card().buttons());
  }

  @Test
  void theWordsForAListTellTheCauseAndWhenOneMayAskAgain() {
    Answer answer = askForRemoval("A form sent spam; it is closed.");

    String words = answer.text();
    assertEquals("Delisting request for 203.0.113.5 on bl.example", answer.headline());
    assertTrue(words.contains("The cause: A form sent spam; it is closed."), words);
    assertTrue(words.contains("before you contact bl.example again"), words);
  }

  @Test
  void theRequesterIsNotifiedOfTheDelisting() throws Exception {
    Card card = askForRemoval("A form sent spam; it is closed.").card();

    Answer asked = testBot.click(card.buttons().get(0).id());
    testBot.list.remove("203.0.113.5");
    testBot.clock.advance(BEYOND_THE_FIRST_WAIT);

    assertTrue(asked.text().contains("requested from bl.example on"), asked.text());
    assertTrue(next().startsWith("203.0.113.5 was delisted from bl.example."));
  }

  private Answer askForRemoval(String cause) {
    testBot.say("/blacklist 203.0.113.5");
    var form = testBot.press("Get delisted").form();
    return testBot.submit(form, Map.of("list", "bl.example", "cause", cause));
  }

  private boolean hasInDetails(String label) {
    return testBot.details().buttons().stream().anyMatch(each -> each.label().equals(label));
  }

  private String next() {
    return testBot.channel.nextLine().headline();
  }
}
