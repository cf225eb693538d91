package org.bounceback.store.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox, each entry until it is delivered, refused for good, 72 hours
 * old by a clock that is trusted, or the process has ended three times while delivering it. In a
 * data folder one courier is at work at a time; a shared database may have several, which share the
 * work and take over from one another.
 *
 * <p>The database stays open when this closes.
 */
public final class OutboxProcessor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutboxProcessor.class);
  private static final int AT_ONCE = 8;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private static final Cadence WATCHING =
      new Cadence(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMinutes(1));

  // Spent twice at worst: waiting for handlers, and waiting again after interrupting them.
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  // By default the library deletes entries after 14 days for which no handler is known.
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Database database;
  private final Scheduler scheduler;
  private final ReplicaHeartbeat replicaHeartbeat;
  private final DeliveryWatch watch;
  private final SupervisedScheduler looks = new SupervisedScheduler("delivery watch");

  private OutboxProcessor(
      Database database,
      Scheduler scheduler,
      ReplicaHeartbeat replicaHeartbeat,
      DeliveryWatch watch) {
    this.database = database;
    this.scheduler = scheduler;
    this.replicaHeartbeat = replicaHeartbeat;
    this.watch = watch;
  }

  /**
   * Starts delivering. Whatever waits for another try is due at once, also what a killed process
   * was busy with; where processes share a database, as soon as that one counts as dead.
   *
   * @param outboxHandlers for each task that may wait in this database
   * @throws StoreException when the database failed, or another courier works in its folder
   */
  public static OutboxProcessor start(
      Database database,
      Map<OutboxTask, OutboxHandler> outboxHandlers,
      RetryBackoff retryBackoff,
      Clock clock)
      throws StoreException {
    return start(database, outboxHandlers, retryBackoff, clock, HeartbeatConfig.USUAL);
  }

  /** The same in another rhythm, which must be that of all who share the database. */
  public static OutboxProcessor start(
      Database database,
      Map<OutboxTask, OutboxHandler> outboxHandlers,
      RetryBackoff retryBackoff,
      Clock clock,
      HeartbeatConfig heartbeatConfig)
      throws StoreException {
    return start(database, outboxHandlers, retryBackoff, clock, ClockTrust.ALWAYS, heartbeatConfig);
  }

  /** The same with a clock that may be wrong: nothing is given up for its age meanwhile. */
  public static OutboxProcessor start(
      Database database,
      Map<OutboxTask, OutboxHandler> outboxHandlers,
      RetryBackoff retryBackoff,
      Clock clock,
      ClockTrust trust)
      throws StoreException {
    return start(database, outboxHandlers, retryBackoff, clock, trust, HeartbeatConfig.USUAL);
  }

  private static OutboxProcessor start(
      Database database,
      Map<OutboxTask, OutboxHandler> outboxHandlers,
      RetryBackoff retryBackoff,
      Clock clock,
      ClockTrust trust,
      HeartbeatConfig heartbeatConfig)
      throws StoreException {
    var unsettledEntries = new UnsettledEntries();
    var attempts = new DeliveryAttempts(database);
    var replicaHeartbeat =
        ReplicaHeartbeat.begin(database, clock, heartbeatConfig, unsettledEntries);
    var outbox = new Outbox(clock);
    List<Task<?>> tasks =
        outboxHandlers.entrySet().stream()
            .map(
                e ->
                    new OutboxDelivery(
                        e.getKey(),
                        e.getValue(),
                        database,
                        outbox,
                        retryBackoff,
                        unsettledEntries,
                        attempts,
                        clock,
                        trust))
            .<Task<?>>map(OutboxDelivery::toTask)
            .toList();
    var watch = new DeliveryWatch(database, clock, System::nanoTime);
    Scheduler scheduler =
        new MonotonicSchedulerBuilder(database.source(), tasks, watch::polled)
            .lockingIf(database.folder().isEmpty())
            .schedulerName(new SchedulerName.Fixed(database.replica()))
            .enablePriority()
            .serializer(new OutboxPayload.OutboxPayloadSerializer())
            .clock(clock::instant)
            .threads(AT_ONCE)
            .executorService(Executors.newFixedThreadPool(AT_ONCE, new OutboxThreadFactory()))
            .pollingInterval(BETWEEN_LOOKS)
            .heartbeatInterval(heartbeatConfig.beat())
            .missedHeartbeatsLimit(heartbeatConfig.missable())
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(TIMEOUT)
            .build();
    scheduler.start();
    var outboxProcessor = new OutboxProcessor(database, scheduler, replicaHeartbeat, watch);
    outboxProcessor.looks.every("delivery watch", WATCHING, watch::look);
    return outboxProcessor;
  }

  /** Why entries that are due are not delivered at the moment; empty if they are. */
  public Optional<String> trouble() {
    return watch.trouble().or(looks::trouble);
  }

  /** Why the store does not work at the moment, in the operator's words; empty if it does. */
  public Optional<String> storeTrouble() {
    return replicaHeartbeat.trouble();
  }

  /**
   * Stops delivering within ten seconds: lets handlers finish for four, interrupts the rest, and
   * hands back what is not delivered.
   */
  @Override
  public void close() {
    looks.close();
    scheduler.stop();
    try (replicaHeartbeat) {
      database.write(tx -> OutboxTable.release(tx, database.replica()));
    } catch (StoreException failed) {
      log.warn("outbox entries not handed back, the next start does it", failed);
    }
  }
}
