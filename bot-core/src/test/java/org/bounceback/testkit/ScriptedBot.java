package org.bounceback.testkit;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;

/** Answers events as a test prescribes, to test an adapter alone. */
public final class ScriptedBot implements EventHandler, AutoCloseable {
  private final BlockingQueue<BotResponse> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<ChatRequest> received = new LinkedBlockingQueue<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();

  /** The work that follows an initial response. */
  @FunctionalInterface
  public interface Work {
    void run(MessagePoster messagePoster) throws Exception;
  }

  /** Answers the next event with this response alone. */
  public void answers(InitialResponse now) {
    responses.add(BotResponse.of(now));
  }

  /**
   * Answers the next event with this response and with work.
   *
   * @return completes as the work does
   */
  public CompletableFuture<Void> answers(InitialResponse now, Work work) {
    var ended = new CompletableFuture<Void>();
    responses.add(
        BotResponse.of(
            now,
            messagePoster -> {
              workers.execute(() -> run(work, messagePoster, ended));
              return ended.exceptionally(failure -> null);
            }));
    return ended;
  }

  /** Waits for the next request. */
  public ChatRequest next() throws InterruptedException {
    ChatRequest chatRequest = received.poll(15, TimeUnit.SECONDS);
    if (chatRequest == null) {
      throw new AssertionError("nothing was received within 15 s");
    }
    return chatRequest;
  }

  @Override
  public boolean admits(InboundEvent inboundEvent) {
    return true;
  }

  @Override
  public boolean store(InboundEvent inboundEvent) {
    return true;
  }

  @Override
  public BotResponse storeAndHandle(InboundEvent inboundEvent) {
    return handle(inboundEvent);
  }

  @Override
  public void deleteStored(InboundEvent inboundEvent) {
    throw new AssertionError("dropped: " + inboundEvent);
  }

  @Override
  public List<UnfinishedEvent> unfinished(String platform, UploadedFile.Finder files) {
    return List.of();
  }

  @Override
  public BotResponse handle(InboundEvent inboundEvent) {
    received.add(inboundEvent.chatRequest());
    BotResponse next = responses.poll();
    return next == null ? BotResponse.of(new InitialResponse.NoResponse()) : next;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private static void run(Work work, MessagePoster poster, CompletableFuture<Void> ended) {
    try {
      work.run(poster);
      ended.complete(null);
    } catch (Exception failed) {
      ended.completeExceptionally(failed);
    }
  }
}
