package org.bounceback.chat.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.capacity.PersonQueue;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.FollowUp;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work that follows initial responses, with a limit on running and on waiting work. A
 * permit is reserved before the initial response, so that "busy" is reported at once.
 *
 * <p>SMTP dialogues can be slow, so they have a separate pool. It has so many threads that a mail
 * server that does not respond does not delay the others.
 *
 * <p>E-mails are read in a third pool, so that checks do not wait for them. Many uploads may wait,
 * because an upload is harder to repeat than a command. At most two uploads of one user are read at
 * a time, so that they do not delay the uploads of other users.
 */
public final class WorkerPools implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPools.class);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

  private static final int READINGS_PER_PERMIT = 20;
  private static final int CONCURRENT_READINGS_PER_PERSON = 2;
  private static final int MAX_READINGS_PER_PERSON = 100;

  private final Pool answers;
  private final Pool dialogues;
  private final Pool readings;
  private final PersonQueue readingsByPerson;
  private final ReadingMemory memory;
  private final MessageBundle messageBundle;

  /**
   * Creates the pools.
   *
   * @param lookUps the number of checks that run at a time; they mostly wait for the network
   * @param dialogues the number of SMTP dialogues that run at a time
   * @param readings the number of uploads that are read at a time
   * @param waiting how many more checks may wait
   * @param messageBundle the texts that report that the pools are busy or that work failed
   */
  public WorkerPools(
      int lookUps, int dialogues, int readings, int waiting, MessageBundle messageBundle) {
    this(lookUps, dialogues, readings, waiting, messageBundle, ReadingMemory.ofThisProcess());
  }

  /**
   * Creates pools whose readers share memory with others.
   *
   * @param memory the memory limit of all readers together
   */
  public WorkerPools(
      int lookUps,
      int dialogues,
      int readings,
      int waiting,
      MessageBundle messageBundle,
      ReadingMemory memory) {
    this.answers = new Pool("worker", lookUps, lookUps + waiting);
    this.dialogues = new Pool("dialogue", dialogues, dialogues + waiting);
    this.readings = new Pool("reader", readings, (readings + waiting) * READINGS_PER_PERMIT);
    this.readingsByPerson =
        new PersonQueue(this.readings.threads(), CONCURRENT_READINGS_PER_PERSON);
    this.memory = memory;
    this.messageBundle = messageBundle;
  }

  private WorkerPools(WorkerPools shared, MessageBundle messageBundle) {
    this.answers = shared.answers;
    this.dialogues = shared.dialogues;
    this.readings = shared.readings;
    this.readingsByPerson = shared.readingsByPerson;
    this.memory = shared.memory;
    this.messageBundle = messageBundle;
  }

  /** Returns the same pools, which report that they are busy or that work failed in these texts. */
  public WorkerPools reporting(MessageBundle texts) {
    return new WorkerPools(this, texts);
  }

  /** A pool of threads with a limit on its work. */
  private record Pool(ExecutorService threads, Semaphore permits) {

    Pool(String name, int atOnce, int permits) {
      this(Executors.newFixedThreadPool(atOnce, named(name)), new Semaphore(permits));
    }

    private static ThreadFactory named(String name) {
      var count = new AtomicInteger();
      return work -> new Thread(work, name + " " + count.incrementAndGet());
    }
  }

  /** The work to run with a permit. The user is notified of a failure. */
  @FunctionalInterface
  public interface Task {
    void run(MessagePoster messagePoster)
        throws StoreException, PostFailedException, InterruptedException;
  }

  /** Reserves a permit for a check; empty if none is available. */
  public Optional<WorkerPermit> reserve() {
    return reserve(answers);
  }

  /** Reserves a permit for an SMTP dialogue; empty if none is available. */
  public Optional<WorkerPermit> reserveDialogue() {
    return reserve(dialogues);
  }

  /**
   * Reserves a permit for reading an upload; empty if none is available or if too many uploads of
   * this user are waiting. Two uploads of a user are read at a time, the others wait.
   */
  public Optional<WorkerPermit> reserveReading(InboundEvent inboundEvent) {
    String person = inboundEvent.chatLocation().platform() + " " + inboundEvent.chatUser().id();
    if (readingsByPerson.load(person) >= MAX_READINGS_PER_PERSON
        || !readings.permits().tryAcquire()) {
      return Optional.empty();
    }
    return Optional.of(new WorkerPermit(readings, readingsByPerson.executorFor(person)));
  }

  /**
   * Returns a response with a card that starts the task; without a permit, that the bot is busy.
   */
  public BotResponse respond(
      Optional<WorkerPermit> permit, Card card, Visibility visibility, Task task) {
    return permit
        .map(
            reserved ->
                BotResponse.of(new InitialResponse.ShowCard(card, visibility), reserved.work(task)))
        .orElseGet(() -> BotResponse.toAsker(messageBundle.text("busy")));
  }

  /** Returns the memory limit of all readers together. */
  public ReadingMemory memory() {
    return memory;
  }

  private Optional<WorkerPermit> reserve(Pool pool) {
    return pool.permits().tryAcquire()
        ? Optional.of(new WorkerPermit(pool, pool.threads()))
        : Optional.empty();
  }

  /** Waits up to ten seconds for running work, then interrupts it. */
  @Override
  public void close() {
    List<ExecutorService> all = List.of(answers.threads(), dialogues.threads(), readings.threads());
    all.forEach(ExecutorService::shutdown);
    long end = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
    try {
      for (ExecutorService threads : all) {
        threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ExecutorService::shutdownNow);
  }

  /** A permit to run one task. */
  public final class WorkerPermit {
    private final AtomicBoolean used = new AtomicBoolean();
    private final Pool pool;
    private final Executor threads;

    private WorkerPermit(Pool pool, Executor threads) {
      this.pool = pool;
      this.threads = threads;
    }

    /** Returns the work that uses this permit. */
    public FollowUp work(Task task) {
      return messagePoster -> start(task, messagePoster);
    }

    private CompletionStage<Void> start(Task task, MessagePoster messagePoster) {
      if (!used.compareAndSet(false, true)) {
        throw new IllegalStateException("this work was started before");
      }
      return start(() -> run(task, messagePoster))
          .exceptionallyCompose(
              failure -> {
                if (failure.getCause() instanceof CancellationException) {
                  return CompletableFuture.failedFuture(failure);
                }
                log.error("work failed because of a bug", failure);
                showFailure(messagePoster, messageBundle.text("failed"));
                return CompletableFuture.completedFuture(null);
              })
          .whenComplete((nothing, none) -> pool.permits().release());
    }

    /** Cancels work that arrives while the bot is stopping. */
    private CompletableFuture<Void> start(Runnable work) {
      try {
        return CompletableFuture.runAsync(work, threads);
      } catch (RejectedExecutionException stopping) {
        var cancelled = new CancellationException("the bot is stopping");
        cancelled.initCause(stopping);
        return CompletableFuture.failedFuture(new CompletionException(cancelled));
      }
    }

    private void run(Task task, MessagePoster messagePoster) {
      try {
        task.run(messagePoster);
      } catch (StoreException failed) {
        log.error("work failed, the store is unavailable", failed);
        showFailure(messagePoster, messageBundle.text("store-failed", "why", failed.getMessage()));
      } catch (PostFailedException failed) {
        log.warn("result not shown", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("stopped before it was finished");
      }
    }

    private void showFailure(MessagePoster messagePoster, String message) {
      try {
        messagePoster.edit(messagePoster.first(), Card.of(message));
      } catch (PostFailedException failed) {
        log.warn("failure not reported to the user", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
