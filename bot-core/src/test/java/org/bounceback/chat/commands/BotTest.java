package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotTest {
  private static final ChatRequest LOOK_UP =
      new ChatRequest.SlashCommand("blacklist", "203.0.113.5");

  private final Path folder;
  private final RecordingMessagePoster posting = new RecordingMessagePoster();
  private final TestBot testBot;

  BotTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    this.testBot = new TestBot(folder);
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
    InitialResponse now = testBot.answer(TestBot.event(LOOK_UP), posting);

    assertEquals(
        new InitialResponse.ShowCard(
            Card.of("Asking 2 blocklists about 203.0.113.5…"), Visibility.PRIVATE),
        now);
    assertEquals(
        "203.0.113.5 is on bl.example, by which some receivers refuse mail.",
        posting.last().headline());
    assertEquals(
        List.of(
            "Open ticket",
            "Share",
            "Check again",
            "Get off a list",
            "Watch",
            "Show everything",
            "Yes, helpful",
            "No"),
        posting.last().buttons().stream().map(Button::label).toList());
  }

  @Test
  void aSlowLookUpStaysWithinTheEditsOfItsPlace() {
    testBot.dns.faults().below("other.example", Fault.silence());

    testBot.answer(TestBot.event("d", "c", 5, LOOK_UP), posting);

    assertEquals(3, posting.edits.size(), posting.edits::toString);
    assertEquals(List.of(new Block.Progress(1, 2)), posting.edits.get(0).blocks());
  }

  @Test
  void severalAddressesAreOneCardWithASentenceForEach() {
    testBot.answer(
        TestBot.event(
            new ChatRequest.SlashCommand("blacklist", "203[.]0[.]113[.]5, 203.0.113.6 10.0.0.1")),
        posting);

    assertEquals(
        "Of 3 addresses and domains, 1 are on a list that receivers refuse mail by.",
        posting.last().headline());
    assertEquals(3, posting.last().blocks().size());
  }

  @Test
  void aNetworkIsNotSweptFromTheChat() {
    InitialResponse now =
        testBot.answer(
            TestBot.event(new ChatRequest.SlashCommand("blacklist", "203.0.113.0/24")), posting);

    var showCard = assertInstanceOf(InitialResponse.ShowCard.class, now);
    assertTrue(showCard.card().headline().contains("more than 16 addresses"), showCard.toString());
  }

  @Test
  void whatIsNoAddressIsToldInPrivate() {
    InitialResponse now =
        testBot.answer(TestBot.event(new ChatRequest.SlashCommand("blacklist", "hello")), posting);

    var showCard = assertInstanceOf(InitialResponse.ShowCard.class, now);
    assertEquals(Visibility.PRIVATE, showCard.visibility());
    assertTrue(showCard.card().headline().startsWith("\"hello\" is neither"), showCard.toString());
    assertEquals(List.of(), posting.edits);
  }

  @Test
  void aRepeatedEventIsAnsweredWithSilence() {
    testBot.answer(TestBot.event("same", "one", LOOK_UP), posting);

    assertEquals(
        BotResponse.of(new InitialResponse.NoResponse()),
        testBot.bot.receive(TestBot.event("same", "two", LOOK_UP)));
  }

  @Test
  void theSameFileUnderAnotherEventIsAnsweredWithSilence() {
    testBot.answer(TestBot.event("first", "file", TestBot.upload("listed.eml")), posting);

    assertEquals(
        BotResponse.of(new InitialResponse.NoResponse()),
        testBot.bot.receive(TestBot.event("second", "file", TestBot.upload("listed.eml"))));
  }

  @Test
  void whoFindsNoPlaceHearsBusyAtOnce() throws IOException, StoreException {
    try (var small = new TestBot(folder.resolve("small"), new WorkerPools(1, 1, 1, 0))) {
      BotResponse taken = small.bot.receive(TestBot.event(LOOK_UP));

      InitialResponse refused = small.bot.receive(TestBot.event(LOOK_UP)).now();

      assertTrue(taken.later().isPresent());
      assertEquals(
          new InitialResponse.ShowCard(
              Card.of("I have too much to do right now. Try again in a moment."),
              Visibility.PRIVATE),
          refused);
    }
  }

  @Test
  void filesThatAreNoMailsAreNoneOfItsBusiness() {
    assertEquals(
        new InitialResponse.NoResponse(),
        testBot.answer(TestBot.event(TestBot.upload("cat.png")), posting));
  }

  @Test
  void aDroppedBounceBecomesACaseWithItsMailUnchanged() throws StoreException {
    InitialResponse now = testBot.answer(TestBot.event(TestBot.upload("listed.eml")), posting);

    Case stored = testBot.newest();
    assertEquals(
        new InitialResponse.ShowCard(Card.of("Reading listed.eml…"), Visibility.PUBLIC), now);
    assertArrayEquals(
        TestBot.content("listed.eml"),
        testBot.caseRepository.mail(stored.id()).orElseThrow().bytes());
    assertEquals(stored.caseResult().headline(), posting.last().headline());
    assertEquals(List.of(posting.first()), testBot.places.of(stored.id()));
  }

  @Test
  void whatAnArchiveHoldsBeyondItsLimitsIsNamedOnTheCard() throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (String name : List.of("inner.zip", "a.eml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TestBot.content("listed.eml"));
      }
    }
    var file = new UploadedFile("mails.zip", archive::toByteArray);

    testBot.answer(TestBot.event(new ChatRequest.FileUpload(List.of(file), "")), posting);

    String words = CardTextRenderer.of(posting.last());
    assertTrue(words.contains("Not read: an archive inside the archive"), words);
  }

  @Test
  void aReplyThatNamesNobodyIsAnsweredToo() {
    var ask = new ChatRequest.SlashCommand("bounce", "552 5.2.2 Mailbox full");

    testBot.answer(TestBot.event(ask), posting);

    String words = CardTextRenderer.of(posting.last());
    assertTrue(words.contains("What the refusing server said:\n552 5.2.2 Mailbox full"), words);
  }

  @Test
  void aFileThatCannotBeFetchedIsToldWithTheReason() {
    var file =
        new UploadedFile(
            "a.eml",
            () -> {
              throw new IOException("the platform showed a login page");
            });

    testBot.answer(TestBot.event(new ChatRequest.FileUpload(List.of(file), "")), posting);

    assertEquals(
        "I could not get a.eml: the platform showed a login page", posting.last().headline());
  }

  @Test
  void anUnknownCommandShowsWhatThereIs() {
    var shown =
        assertInstanceOf(
            InitialResponse.ShowCard.class,
            testBot.answer(
                TestBot.event(new ChatRequest.SlashCommand("bounceback", "dance")), posting));

    assertEquals("I do not know that command. This is what I can do:", shown.card().headline());
  }

  @Test
  void theFirstAnswerDoesNotWaitForTheNetwork() {
    testBot.dns.faults().everywhere(Fault.delay(Duration.ofSeconds(1)));
    long start = System.nanoTime();

    BotResponse botResponse = testBot.bot.receive(TestBot.event(LOOK_UP));

    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1000);
    botResponse.later().orElseThrow().start(posting).toCompletableFuture().join();
  }
}
