package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Picks due entries and delivers them on worker threads, never more entries than free threads. The
 * interval between polls is measured by the monotonic clock, so that setting the wall clock does
 * not stop it.
 *
 * <p>An entry whose delivery was interrupted by the end of the process is not delivered together
 * with another such entry. A process that ends interrupts all deliveries in flight, and harmless
 * entries must not be given up together with the one that ends the process.
 */
final class OutboxPoller implements AutoCloseable {
  /** When to pick an interrupted entry again while another one is in flight. */
  static final Duration NEXT_LOOK = Duration.ofMillis(200);

  private static final Logger log = LoggerFactory.getLogger(OutboxPoller.class);
  private static final int THREADS = 8;
  private static final Duration MAX_RUN = Duration.ofMinutes(1);
  private static final Cadence POLLING =
      new Cadence(Duration.ZERO, Duration.ofMillis(100), MAX_RUN);
  private static final Cadence WATCHING =
      new Cadence(Duration.ofSeconds(10), Duration.ofSeconds(10), MAX_RUN);

  // Closing takes the sum of these at most.
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration HANDLER_TIMEOUT = Duration.ofSeconds(4);
  private static final Duration INTERRUPTED_TIMEOUT = Duration.ofSeconds(3);

  private final Database database;
  private final Clock clock;
  private final Map<String, OutboxDelivery> deliveries;
  private final boolean isShared;
  private final DeliveryWatch watch;
  private final Map<OutboxTable.Key, OutboxTable.Row> inFlight = new ConcurrentHashMap<>();
  private final ReentrantLock picking = new ReentrantLock();
  private final AtomicBoolean moreDue = new AtomicBoolean();
  private final ExecutorService workers;
  private final SupervisedScheduler polling = new SupervisedScheduler("outbox poller");

  /** A poller that picks nothing before {@link #start}. */
  OutboxPoller(Database database, Clock clock, List<OutboxDelivery> deliveries) {
    this.database = database;
    this.clock = clock;
    this.deliveries =
        deliveries.stream().collect(Collectors.toMap(OutboxDelivery::taskName, each -> each));
    this.isShared = database.folder().isEmpty();
    this.watch = new DeliveryWatch(database, clock, System::nanoTime);
    var started = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            THREADS, work -> new Thread(work, "outbox-" + started.incrementAndGet()));
  }

  /**
   * Starts polling.
   *
   * @param betweenChecks how often to check for entries that are picked and not in flight
   */
  void start(Duration betweenChecks) {
    polling.repeat("outbox", POLLING, this::poll);
    polling.repeat(
        "unsettled outbox entries",
        new Cadence(betweenChecks, betweenChecks, MAX_RUN),
        this::releaseUnsettled);
    polling.repeat("delivery watch", WATCHING, watch::look);
  }

  /** Returns why due entries are not being delivered right now; empty if they are. */
  Optional<String> problem() {
    return watch.problem().or(polling::problem);
  }

  /**
   * Stops polling, waits four seconds for handlers, then interrupts the others. Takes eight seconds
   * at most, even if the database does not respond.
   */
  @Override
  public void close() {
    polling.shutdown();
    try {
      endPoll();
      if (!workers.awaitTermination(HANDLER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
        if (!workers.awaitTermination(INTERRUPTED_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
          log.warn("outbox handlers still run entries={}", inFlight.keySet());
        }
      }
    } catch (InterruptedException hurried) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      polling.close();
    }
  }

  /** Accepts no more entries, after the poll in progress if the database responds in time. */
  private void endPoll() throws InterruptedException {
    boolean isOver = picking.tryLock(POLL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      workers.shutdown();
    } finally {
      if (isOver) {
        picking.unlock();
      }
    }
  }

  private void poll() {
    picking.lock();
    try {
      int free = THREADS - inFlight.size();
      if (free > 0 && !workers.isShutdown() && !deliveries.isEmpty()) {
        List<OutboxTable.Row> picked = database.inTransaction(tx -> pick(tx, free));
        if (workers.isShutdown()) { // closed while the database did not respond
          database.write(tx -> OutboxTable.release(tx, database.replica()));
          return;
        }
        moreDue.set(picked.size() == free);
        picked.forEach(this::submit);
      }
    } catch (StoreException failed) {
      // The heartbeat reports once that the store is unavailable; this happens ten times a second.
      log.debug("outbox not polled", failed);
    } finally {
      picking.unlock();
    }
  }

  private List<OutboxTable.Row> pick(Transaction tx, int limit) {
    Instant now = clock.instant();
    boolean interrupted = inFlight.values().stream().anyMatch(OutboxTable.Row::isInterrupted);
    var picked = new ArrayList<OutboxTable.Row>();
    for (OutboxTable.Row row : OutboxTable.due(tx, deliveries.keySet(), now, limit, isShared)) {
      if (inFlight.containsKey(row.key())) {
        continue; // erased and enqueued again while it is delivered
      }
      if (row.isInterrupted() && interrupted) {
        OutboxTable.putOff(tx, row.key(), now.plus(NEXT_LOOK));
      } else {
        interrupted |= row.isInterrupted();
        OutboxTable.pick(tx, row.key(), database.replica());
        picked.add(row);
      }
    }
    return picked;
  }

  private void submit(OutboxTable.Row row) {
    inFlight.put(row.key(), row);
    try {
      workers.execute(() -> deliver(row));
    } catch (RuntimeException | Error failed) { // such as no memory for another thread
      inFlight.remove(row.key());
      throw failed;
    }
  }

  private void deliver(OutboxTable.Row row) {
    try {
      Objects.requireNonNull(deliveries.get(row.key().task())).deliver(row);
    } catch (RuntimeException | Error bug) {
      log.error("outbox entry's outcome not stored, it will be retried entry={}", row.key(), bug);
    } finally {
      inFlight.remove(row.key());
      if (inFlight.size() <= THREADS / 2 && moreDue.compareAndSet(true, false)) {
        polling.schedule(Duration.ZERO, this::poll);
      }
    }
  }

  /**
   * Releases entries that this process has picked but is not delivering: their outcome could not be
   * stored, or the connection failed while they were picked. Polls run on the same thread, so
   * nothing is picked in the meantime.
   */
  private void releaseUnsettled() {
    picking.lock();
    try {
      List<OutboxTable.Key> picked = OutboxTable.pickedBy(database, database.replica());
      for (OutboxTable.Key key : picked) {
        if (!inFlight.containsKey(key) && !workers.isShutdown()) {
          database.write(tx -> OutboxTable.release(tx, database.replica(), key));
        }
      }
    } catch (StoreException failed) {
      log.debug("unsettled outbox entries not released", failed);
    } finally {
      picking.unlock();
    }
  }
}
