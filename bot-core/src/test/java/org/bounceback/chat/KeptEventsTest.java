package org.bounceback.chat;

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
import org.bounceback.casebook.MessageRef;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept before it is acknowledged is answered once, by whichever process. */
class KeptEventsTest {
  private static final UploadedFile.Finder FILES = reference -> () -> Backstage.content(reference);

  private final Path folder;
  private final RecordedPosting posting = new RecordedPosting();
  private Backstage backstage;

  KeptEventsTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    this.backstage = new Backstage(folder);
  }

  @AfterEach
  void close() throws IOException {
    backstage.close();
  }

  @Test
  void anUploadThatWasOnlyKeptIsAnsweredByTheNextProcess() throws Exception {
    backstage.bot.keep(upload());

    restart();
    Unfinished left = unfinished().get(0);
    backstage.answer(left.inbound(), posting);

    assertEquals(Optional.empty(), left.answer());
    assertEquals(backstage.newest().caseResult().headline(), posting.last().headline());
    assertEquals(List.of(), unfinished());
  }

  @Test
  void whoseUploadFailedAtEveryStartIsToldSoOnce() throws Exception {
    backstage.bot.keep(upload());
    for (int starts = 0; starts < 3; starts++) {
      restart();
      unfinished();
    }

    restart();
    backstage.answer(unfinished().get(0).inbound(), posting);

    String told = posting.last().headline();
    assertTrue(told.contains("listed.eml") && told.contains("failed"), told);
    assertEquals(List.of(), backstage.caseRepository.recent("U1", 10));
    restart();
    assertEquals(List.of(), unfinished());
  }

  @Test
  void anAnsweredUploadIsLeftAlone() throws Exception {
    backstage.bot.keep(upload());
    backstage.answer(upload(), posting);

    restart();

    assertEquals(List.of(), unfinished());
    assertFalse(backstage.bot.keep(upload()));
  }

  @Test
  void aCaseThatWasStoredIsShownAndNotStoredAgain() throws Exception {
    backstage.bot.keep(upload());
    Turn turn = backstage.bot.receive(upload());
    var cut = new CutPosting();
    turn.later().orElseThrow().start(cut);
    cut.reached.await();
    backstage.database().close();
    cut.goOn.countDown();

    restart();
    Unfinished left = unfinished().get(0);
    backstage.answer(left.inbound(), posting);

    assertEquals(Optional.of(cut.first()), left.answer());
    assertEquals(1, backstage.caseRepository.recent("U1", 10).size());
    assertEquals(backstage.newest().caseResult().headline(), posting.last().headline());
  }

  @Test
  void filesThatAreNoMailsAreNotKept() throws Exception {
    backstage.bot.keep(Backstage.event("d", "c", Backstage.upload("cat.png")));
    restart();

    assertEquals(List.of(), unfinished());
  }

  @Test
  void aFilledBounceFormIsKeptAndAnEmptyOneIsNot() throws Exception {
    var empty = new Ask.Submission(BounceForm.ID, Map.of(), List.of());
    var filled = new Ask.Submission(BounceForm.ID, Map.of("text", "550 no"), List.of());
    backstage.bot.keep(Backstage.event("d1", "c1", empty));
    backstage.bot.keep(Backstage.event("d2", "c2", filled));
    restart();

    assertEquals(
        List.of(new Ask.Shortcut(List.of(), "550 no")),
        unfinished().stream().map(each -> each.inbound().ask()).toList());
  }

  @Test
  void whoIsToldThatTheBotIsBusyIsNotAnsweredLater() throws Exception {
    try (var small = new Backstage(folder.resolve("small"), new Workers(1, 1, 1, 0))) {
      Turn other = small.bot.receive(Backstage.event(Backstage.upload("listed.eml")));
      while (other.later().isPresent()) {
        other = small.bot.receive(Backstage.event(Backstage.upload("listed.eml")));
      }
      small.bot.keep(upload());
      small.bot.receive(upload());

      assertEquals(List.of(), small.bot.unfinished(RecordedPosting.PLATFORM, FILES));
    }
  }

  @Test
  void whatTheEndOfTheProcessInterruptsIsAnsweredByTheNext() throws Exception {
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
    Inbound inbound = Backstage.event("d", "c", new Ask.Upload(List.of(file), ""));
    backstage.bot.keep(inbound);
    var over =
        backstage.bot.receive(inbound).later().orElseThrow().start(posting).toCompletableFuture();
    begun.join();
    Thread.currentThread().interrupt();
    backstage.workers.close();
    assertTrue(Thread.interrupted());
    assertThrows(CompletionException.class, over::join);

    restart();

    assertEquals(1, unfinished().size());
  }

  private static Inbound upload() {
    var file = new UploadedFile("listed.eml", "listed.eml", () -> Backstage.content("listed.eml"));
    return Backstage.event("delivery", "content", new Ask.Upload(List.of(file), "what is it?"));
  }

  private List<Unfinished> unfinished() throws NotKept {
    return backstage.bot.unfinished(RecordedPosting.PLATFORM, FILES);
  }

  private void restart() throws IOException, StoreException {
    backstage.close();
    backstage = new Backstage(folder);
  }

  /** Waits when the case is stored and about to be shown, as long as the test wants. */
  private static final class CutPosting implements Posting {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public MessageRef first() {
      return new MessageRef(RecordedPosting.PLATFORM, "channel", "7", 0);
    }

    @Override
    public MessageRef post(Card card) {
      throw new IllegalStateException("one mail has one card");
    }

    @Override
    public void edit(MessageRef message, Card card) throws NotPosted, InterruptedException {
      reached.countDown();
      goOn.await();
      throw new NotPosted("the process is gone");
    }

    @Override
    public void attach(MessageRef message, String name, byte[] content) {
      throw new IllegalStateException("nothing attaches files yet");
    }
  }
}
