package org.bounceback.store.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
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

  private final Database database;
  private final OutboxPoller poller;
  private final ReplicaHeartbeat replicaHeartbeat;

  private OutboxProcessor(
      Database database, OutboxPoller poller, ReplicaHeartbeat replicaHeartbeat) {
    this.database = database;
    this.poller = poller;
    this.replicaHeartbeat = replicaHeartbeat;
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
    var replicaHeartbeat = ReplicaHeartbeat.start(database, clock, heartbeatConfig);
    var outbox = new Outbox(clock);
    List<OutboxDelivery> deliveries =
        outboxHandlers.entrySet().stream()
            .map(
                e ->
                    new OutboxDelivery(
                        e.getKey(), e.getValue(), database, outbox, retryBackoff, clock, trust))
            .toList();
    var poller = new OutboxPoller(database, clock, deliveries);
    poller.start(heartbeatConfig.heartbeat());
    return new OutboxProcessor(database, poller, replicaHeartbeat);
  }

  /** Why entries that are due are not delivered at the moment; empty if they are. */
  public Optional<String> problem() {
    return poller.problem();
  }

  /** Why the store does not work at the moment, in the operator's words; empty if it does. */
  public Optional<String> storeTrouble() {
    return replicaHeartbeat.problem();
  }

  /**
   * Stops delivering within ten seconds: lets handlers finish for four, interrupts the rest, and
   * hands back what is not delivered.
   */
  @Override
  public void close() {
    poller.close();
    try (replicaHeartbeat) {
      database.write(tx -> OutboxTable.release(tx, database.replica()));
    } catch (StoreException failed) {
      log.warn("outbox entries not handed back, the next start does it", failed);
    }
  }
}
