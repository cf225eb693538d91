package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept before it is acknowledged is answered once, by whichever process. */
class DurableEventsTest {
  private static final UploadedFile.Finder FILES = reference -> () -> TestEvents.content(reference);

  private final Path folder;
  private TestBot testBot;

  DurableEventsTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    this.testBot = TestBot.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    testBot.close();
  }

  @Test
  void anUploadThatWasOnlyKeptIsAnsweredByTheNextProcess() throws Exception {
    testBot.bot.store(upload());

    restart();
    UnfinishedEvent left = unfinished().get(0);
    testBot.send(left.inboundEvent());

    assertEquals(Optional.empty(), left.answer());
    assertEquals(
        "🔴 We need to act · " + testBot.newest().caseResult().headline(), testBot.headline());
    assertEquals(List.of(), unfinished());
  }

  @Test
  void aUserWhoseUploadFailedAtEveryStartIsToldOnce() throws Exception {
    testBot.bot.store(upload());
    for (int starts = 0; starts < 3; starts++) {
      restart();
      unfinished();
    }

    restart();
    testBot.send(unfinished().get(0).inboundEvent());

    String told = testBot.headline();
    assertTrue(told.contains("listed.eml") && told.contains("failed"), told);
    assertEquals(List.of(), testBot.caseRepository.recent("U1", 10));
    restart();
    assertEquals(List.of(), unfinished());
  }

  @Test
  void anAnsweredUploadIsLeftAlone() throws Exception {
    testBot.bot.store(upload());
    testBot.send(upload());

    restart();

    assertEquals(List.of(), unfinished());
    assertFalse(testBot.bot.store(upload()));
  }

  @Test
  void aCaseThatWasStoredIsShownAndNotStoredAgain() throws Exception {
    testBot.bot.store(upload());
    BotResponse botResponse = testBot.bot.handle(upload());
    var cut = new CutPosting();
    botResponse.later().orElseThrow().start(cut);
    cut.reached.await();
    testBot.database.close();
    cut.goOn.countDown();

    restart();
    UnfinishedEvent left = unfinished().get(0);
    testBot.send(left.inboundEvent());

    assertEquals(Optional.of(cut.first()), left.answer());
    assertEquals(1, testBot.caseRepository.recent("U1", 10).size());
    assertEquals(
        "🔴 We need to act · " + testBot.newest().caseResult().headline(), testBot.headline());
  }

  @Test
  void filesThatAreNoMailsAreNotKept() throws Exception {
    testBot.bot.store(TestEvents.event("d", "c", TestEvents.upload("cat.png")));
    restart();

    assertEquals(List.of(), unfinished());
  }

  @Test
  void aFilledBounceFormIsKeptAndAnEmptyOneIsNot() throws Exception {
    var empty = new ChatRequest.FormSubmission(BounceSubmission.FORM, Map.of(), List.of());
    var filled =
        new ChatRequest.FormSubmission(BounceSubmission.FORM, Map.of("text", "550 no"), List.of());
    testBot.bot.store(TestEvents.event("d1", "c1", empty));
    testBot.bot.store(TestEvents.event("d2", "c2", filled));
    restart();

    assertEquals(
        List.of(new ChatRequest.MessageShortcut(List.of(), "550 no")),
        unfinished().stream().map(each -> each.inboundEvent().chatRequest()).toList());
  }

  @Test
  void aRequestRejectedAsBusyIsNotAnsweredLater() throws Exception {
    try (var small =
        TestBot.open(folder.resolve("small"), new WorkerPools(1, 1, 1, 0, BundledData.ENGLISH))) {
      BotResponse other = small.bot.handle(TestEvents.event(TestEvents.upload("listed.eml")));
      while (other.later().isPresent()) {
        other = small.bot.handle(TestEvents.event(TestEvents.upload("listed.eml")));
      }
      small.bot.store(upload());
      small.bot.handle(upload());

      assertEquals(List.of(), small.bot.unfinished(RecordingMessagePoster.PLATFORM, FILES));
    }
  }

  @Test
  void anInterruptedEventIsAnsweredByTheNextProcess() throws Exception {
    var endless = new CountDownLatch(1);
    var begun = new CompletableFuture<Void>();
    var file =
        new UploadedFile(
            "listed.eml",
            "listed.eml",
            () -> {
              begun.complete(null);
              endless.await();
              return new byte[0];
            });
    InboundEvent inboundEvent =
        TestEvents.event("d", "c", new ChatRequest.FileUpload(List.of(file), ""));
    testBot.bot.store(inboundEvent);
    var over =
        testBot
            .bot
            .handle(inboundEvent)
            .later()
            .orElseThrow()
            .start(testBot.channel)
            .toCompletableFuture();
    begun.join();
    Thread.currentThread().interrupt();
    testBot.workerPools.close();
    assertTrue(Thread.interrupted());
    assertThrows(CompletionException.class, over::join);

    restart();

    assertEquals(1, unfinished().size());
  }

  private static InboundEvent upload() {
    return TestEvents.event(
        "delivery",
        "content",
        new ChatRequest.FileUpload(List.of(TestEvents.file("listed.eml")), "what is it?"));
  }

  private List<UnfinishedEvent> unfinished() throws EventNotStoredException {
    return testBot.bot.unfinished(RecordingMessagePoster.PLATFORM, FILES);
  }

  private void restart() throws IOException, StoreException {
    testBot.close();
    testBot = TestBot.open(folder);
  }

  /** Waits when the case is stored and about to be shown, as long as the test wants. */
  private static final class CutPosting implements MessagePoster {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public MessageRef first() {
      return new MessageRef(RecordingMessagePoster.PLATFORM, "channel", "7", 0);
    }

    @Override
    public MessageRef post(Card card) {
      throw new IllegalStateException("one mail has one card");
    }

    @Override
    public void edit(MessageRef message, Card card)
        throws PostFailedException, InterruptedException {
      reached.countDown();
      goOn.await();
      throw new PostFailedException("the process is gone");
    }

    @Override
    public void attach(MessageRef message, String name, byte[] content) {
      throw new IllegalStateException("nothing attaches files yet");
    }
  }
}
