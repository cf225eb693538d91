package org.bounceback.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work that turns leave behind, a bounded number at a time and a bounded number waiting. A
 * place is taken before the first answer, so that whoever gets "busy" gets it at once.
 */
public final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final ExecutorService threads;
  private final Semaphore places;
  private final Texts texts = Texts.english();

  /**
   * Workers of their own.
   *
   * @param atOnce how many work at a time
   * @param waiting how many more may wait
   */
  public Workers(int atOnce, int waiting) {
    this.places = new Semaphore(atOnce + waiting);
    var count = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            atOnce, work -> new Thread(work, "worker " + count.incrementAndGet()));
  }

  /** What is done with a place; whatever it throws is told to the person. */
  @FunctionalInterface
  interface Task {
    void run(Posting posting) throws StoreFailed, NotPosted, InterruptedException;
  }

  /** Takes a place; empty when there is none. */
  Optional<Slot> reserve() {
    return places.tryAcquire() ? Optional.of(new Slot()) : Optional.empty();
  }

  /** Lets running work end for ten seconds, then interrupts it. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A taken place. */
  final class Slot {
    private final AtomicBoolean used = new AtomicBoolean();

    /** The work that will be done in this place. */
    Work work(Task task) {
      return posting -> start(task, posting);
    }

    private CompletionStage<Void> start(Task task, Posting posting) {
      if (!used.compareAndSet(false, true)) {
        throw new IllegalStateException("this work was started before");
      }
      return CompletableFuture.runAsync(() -> run(task, posting), threads)
          .exceptionally(
              bug -> {
                log.error("work failed by a bug", bug);
                tell(posting, texts.say("failed"));
                return null;
              })
          .whenComplete((nothing, none) -> places.release());
    }

    private void run(Task task, Posting posting) {
      try {
        task.run(posting);
      } catch (StoreFailed failed) {
        log.error("work failed, the store is away", failed);
        tell(posting, texts.say("store-failed", "why", String.valueOf(failed.getMessage())));
      } catch (NotPosted failed) {
        log.warn("answer not shown", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private void tell(Posting posting, String message) {
      try {
        posting.edit(posting.first(), Card.of(message));
      } catch (NotPosted failed) {
        log.warn("failure not told", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
