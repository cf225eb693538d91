package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotTest {
  private static final ChatRequest LOOK_UP =
      new ChatRequest.SlashCommand("blacklist", "203.0.113.5");

  private final Path folder;
  private final TestBot testBot;

  BotTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    this.testBot = TestBot.open(folder);
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
  void aLookUpIsAnsweredAtOnceAndFilledInLater() {
    InitialResponse now = testBot.send(LOOK_UP).now();

    assertEquals(
        new InitialResponse.ShowCard(
            Card.of("Checking 2 blocklists for 203.0.113.5…"), Visibility.PRIVATE),
        now);
    assertEquals("🔴 We need to act · 203.0.113.5 is listed on bl.example", testBot.headline());
    assertEquals(
        List.of("Get delisted", "Open ticket", "Check again", "Details", "Helpful", "Not helpful"),
        testBot.labels());
  }

  @Test
  void aSlowLookUpStaysWithinTheEditsOfItsPlace() {
    testBot.dns.faults().below("other.example", Fault.silence());

    testBot.send(TestEvents.withEdits(5, LOOK_UP));

    assertEquals(3, testBot.channel.edits.size(), testBot.channel.edits::toString);
    assertEquals(List.of(new Block.Progress(1, 2)), testBot.channel.edits.get(0).blocks());
  }

  @Test
  void severalAddressesAreOneCardWithASentenceForEach() {
    testBot.say("/blacklist 203[.]0[.]113[.]5, 203.0.113.6 10.0.0.1");

    assertEquals(
        "1 of 3 addresses and domains are on a blocklist that receivers use.", testBot.headline());
    assertEquals(3, testBot.card().blocks().size());
  }

  @Test
  void aNetworkIsNotSweptFromTheChat() {
    Answer answer = testBot.say("/blacklist 203.0.113.0/24");

    assertTrue(answer.headline().contains("more than 16 addresses"), answer.toString());
  }

  @Test
  void anInvalidAddressIsReportedInPrivate() {
    Answer answer = testBot.say("/blacklist hello");

    assertEquals(Visibility.PRIVATE, answer.visibility());
    assertTrue(answer.headline().startsWith("\"hello\" is neither"), answer.toString());
    assertEquals(List.of(), testBot.channel.edits);
  }

  @Test
  void aRepeatedEventIsAnsweredWithSilence() {
    testBot.send(TestEvents.event("same", "one", LOOK_UP));

    assertEquals(
        BotResponse.of(new InitialResponse.NoResponse()),
        testBot.bot.handle(TestEvents.event("same", "two", LOOK_UP)));
  }

  @Test
  void theSameFileUnderAnotherEventIsAnsweredWithSilence() {
    testBot.send(TestEvents.event("first", "file", TestEvents.upload("listed.eml")));

    assertEquals(
        BotResponse.of(new InitialResponse.NoResponse()),
        testBot.bot.handle(TestEvents.event("second", "file", TestEvents.upload("listed.eml"))));
  }

  @Test
  void aFullQueueIsAnsweredAsBusyAtOnce() throws IOException, StoreException {
    try (var small =
        TestBot.open(folder.resolve("small"), new WorkerPools(1, 1, 1, 0, BundledData.ENGLISH))) {
      BotResponse taken = small.bot.handle(TestEvents.event(LOOK_UP));

      InitialResponse refused = small.bot.handle(TestEvents.event(LOOK_UP)).now();

      assertTrue(taken.later().isPresent());
      assertEquals(
          new InitialResponse.ShowCard(
              Card.of("I'm busy right now. Please try again in a moment."), Visibility.PRIVATE),
          refused);
    }
  }

  @Test
  void filesThatAreNoMailsAreNoneOfItsBusiness() {
    assertEquals(new InitialResponse.NoResponse(), testBot.upload("cat.png").now());
  }

  @Test
  void aDroppedBounceBecomesACaseWithItsMailUnchanged() throws StoreException {
    InitialResponse now = testBot.upload("listed.eml").now();

    Case stored = testBot.newest();
    assertEquals(
        new InitialResponse.ShowCard(Card.of("Reading listed.eml…"), Visibility.PUBLIC), now);
    assertArrayEquals(
        TestEvents.content("listed.eml"),
        testBot.caseRepository.mail(stored.id()).orElseThrow().bytes());
    assertTrue(
        testBot.headline().startsWith("🔴 We need to act · example.com rejects 203.0.113.5"));
    assertEquals(List.of(testBot.channel.first()), testBot.places.of(stored.id()));
  }

  @Test
  void whatAnArchiveHoldsBeyondItsLimitsIsNamedOnTheCard() throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (String name : List.of("inner.zip", "a.eml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TestEvents.content("listed.eml"));
      }
    }
    var file = new UploadedFile("mails.zip", archive::toByteArray);

    testBot.upload(file);

    String words = CardTextRenderer.of(testBot.details());
    assertTrue(words.contains("Not read: an archive inside the archive"), words);
  }

  @Test
  void aReplyThatNamesNobodyIsAnsweredToo() {
    var ask = new ChatRequest.SlashCommand("bounce", "552 5.2.2 Mailbox full");

    testBot.send(ask);

    String words = testBot.text();
    assertTrue(words.contains("552 5.2.2 Mailbox full"), words);
  }

  @Test
  void aFailedDownloadIsReportedWithItsReason() {
    var file =
        new UploadedFile(
            "a.eml",
            () -> {
              throw new IOException("the platform showed a login page");
            });

    testBot.upload(file);

    assertEquals(
        "a.eml could not be downloaded: the platform showed a login page", testBot.headline());
  }

  @Test
  void anUnknownCommandShowsWhatThereIs() {
    var shown = testBot.say("/bounceback dance");

    assertEquals("Unknown command. This is what I can do:", shown.card().headline());
  }

  @Test
  void theFirstAnswerDoesNotWaitForTheNetwork() {
    testBot.dns.faults().everywhere(Fault.delay(Duration.ofSeconds(1)));
    long start = System.nanoTime();

    BotResponse botResponse = testBot.bot.handle(TestEvents.event(LOOK_UP));

    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1000);
    botResponse.later().orElseThrow().start(testBot.channel).toCompletableFuture().join();
  }
}
