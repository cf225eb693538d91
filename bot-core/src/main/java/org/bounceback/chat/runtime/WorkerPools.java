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
import org.bounceback.chat.Card;
import org.bounceback.chat.FollowUp;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work that turns leave behind, a bounded number at a time and a bounded number waiting. A
 * place is taken before the first answer, so that whoever gets "busy" gets it at once.
 *
 * <p>Whoever talks with mail servers waits for strangers, so that is done apart from look-ups in
 * lists, and by so many threads that nobody waits behind a silent server.
 *
 * <p>Mails are read apart from other work: many may wait, since a dropped file is not dropped again
 * as easily as a command is typed again, and nobody's look-up waits behind them. Two readings of
 * one person run at a time, so that nobody's mails wait behind all those of another.
 */
public final class WorkerPools implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPools.class);
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private static final int READINGS_TO_A_PLACE = 20;
  private static final int READINGS_AT_ONCE_OF_ONE_PERSON = 2;
  private static final int MAX_READINGS_OF_ONE_PERSON = 100;

  private final Line answers;
  private final Line dialogues;
  private final Line readings;
  private final PersonQueue readingsByPerson;
  private final ReadingMemory memory;
  private final MessageBundle messageBundle = MessageBundle.english();

  /**
   * Workers of their own.
   *
   * @param lookUps how many look-ups are under way at a time; they wait for the network nearly all
   *     of their time
   * @param dialogues how many talk with mail servers at a time
   * @param readings how many mails are read at a time
   * @param waiting how many look-ups more may wait
   */
  public WorkerPools(int lookUps, int dialogues, int readings, int waiting) {
    this(lookUps, dialogues, readings, waiting, ReadingMemory.ofThisProcess());
  }

  /**
   * Workers of their own, whose readings share memory with others.
   *
   * @param memory what all readings may use together
   */
  public WorkerPools(int lookUps, int dialogues, int readings, int waiting, ReadingMemory memory) {
    this.answers = new Line("worker", lookUps, lookUps + waiting);
    this.dialogues = new Line("dialogue", dialogues, dialogues + waiting);
    this.readings = new Line("reader", readings, (readings + waiting) * READINGS_TO_A_PLACE);
    this.readingsByPerson =
        new PersonQueue(this.readings.threads(), READINGS_AT_ONCE_OF_ONE_PERSON);
    this.memory = memory;
  }

  /** Threads, and places before them. */
  private record Line(ExecutorService threads, Semaphore places) {

    Line(String name, int atOnce, int places) {
      this(Executors.newFixedThreadPool(atOnce, named(name)), new Semaphore(places));
    }

    private static ThreadFactory named(String name) {
      var count = new AtomicInteger();
      return work -> new Thread(work, name + " " + count.incrementAndGet());
    }
  }

  /** What is done with a place; whatever it throws is told to the person. */
  @FunctionalInterface
  public interface Task {
    void run(MessagePoster messagePoster)
        throws StoreException, PostFailedException, InterruptedException;
  }

  /** Takes a place; empty when there is none. */
  public Optional<WorkerPermit> reserve() {
    return reserve(answers);
  }

  /** Takes a place for talking with mail servers; empty when there is none. */
  public Optional<WorkerPermit> reserveDialogue() {
    return reserve(dialogues);
  }

  /**
   * Takes a place for reading e-mails; empty when there is none, or when so many of this person's
   * uploads wait already. Two readings of one person run at a time, the others wait.
   */
  public Optional<WorkerPermit> reserveReading(InboundEvent inboundEvent) {
    String person = inboundEvent.chatLocation().platform() + " " + inboundEvent.chatUser().id();
    if (readingsByPerson.load(person) >= MAX_READINGS_OF_ONE_PERSON
        || !readings.places().tryAcquire()) {
      return Optional.empty();
    }
    return Optional.of(new WorkerPermit(readings, readingsByPerson.executorFor(person)));
  }

  /** What all readings may use together. */
  public ReadingMemory memory() {
    return memory;
  }

  private Optional<WorkerPermit> reserve(Line line) {
    return line.places().tryAcquire()
        ? Optional.of(new WorkerPermit(line, line.threads()))
        : Optional.empty();
  }

  /** Lets running work end for ten seconds, then interrupts it. */
  @Override
  public void close() {
    List<ExecutorService> all = List.of(answers.threads(), dialogues.threads(), readings.threads());
    all.forEach(ExecutorService::shutdown);
    long end = System.nanoTime() + LAST_WAIT.toNanos();
    try {
      for (ExecutorService threads : all) {
        threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ExecutorService::shutdownNow);
  }

  /** A taken place. */
  public final class WorkerPermit {
    private final AtomicBoolean used = new AtomicBoolean();
    private final Line line;
    private final Executor threads;

    private WorkerPermit(Line line, Executor threads) {
      this.line = line;
      this.threads = threads;
    }

    /** The work that will be done in this place. */
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
                log.error("work failed by a bug", failure);
                tell(messagePoster, messageBundle.text("failed"));
                return CompletableFuture.completedFuture(null);
              })
          .whenComplete((nothing, none) -> line.places().release());
    }

    /** What comes while the bot stops is called off, as what is under way then is. */
    private CompletableFuture<Void> start(Runnable work) {
      try {
        return CompletableFuture.runAsync(work, threads);
      } catch (RejectedExecutionException stopping) {
        var calledOff = new CancellationException("the bot stops");
        calledOff.initCause(stopping);
        return CompletableFuture.failedFuture(new CompletionException(calledOff));
      }
    }

    private void run(Task task, MessagePoster messagePoster) {
      try {
        task.run(messagePoster);
      } catch (StoreException failed) {
        log.error("work failed, the store is away", failed);
        tell(messagePoster, messageBundle.text("store-failed", "why", failed.getMessage()));
      } catch (PostFailedException failed) {
        log.warn("answer not shown", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("stopped before it was over");
      }
    }

    private void tell(MessagePoster messagePoster, String message) {
      try {
        messagePoster.edit(messagePoster.first(), Card.of(message));
      } catch (PostFailedException failed) {
        log.warn("failure not told", failed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
