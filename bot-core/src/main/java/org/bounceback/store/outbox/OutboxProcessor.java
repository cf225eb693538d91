package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the entries of the outbox. It retries an entry until it is delivered, fails permanently,
 * is 72 hours old by a trusted clock, or the process has ended three times while delivering it. A
 * data folder has one active processor at a time. A shared database may have several, which share
 * the work and take over from each other.
 *
 * <p>The database stays open when this closes.
 */
public final class OutboxProcessor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutboxProcessor.class);

  private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(2);

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
   * Starts delivering. Entries that wait for a retry are due now, also those that a killed process
   * was delivering; if processes share a database, as soon as the killed one counts as dead.
   *
   * @param outboxHandlers the handler of each task that this database may contain
   * @throws StoreException if the database failed or another processor uses its folder
   */
  public static OutboxProcessor start(
      Database database,
      Map<OutboxTask, OutboxHandler> outboxHandlers,
      RetryBackoff retryBackoff,
      Clock clock)
      throws StoreException {
    return start(database, outboxHandlers, retryBackoff, clock, HeartbeatConfig.USUAL);
  }

  /**
   * Starts delivering with another heartbeat, which all processes that share the database must use.
   */
  public static OutboxProcessor start(
      Database database,
      Map<OutboxTask, OutboxHandler> outboxHandlers,
      RetryBackoff retryBackoff,
      Clock clock,
      HeartbeatConfig heartbeatConfig)
      throws StoreException {
    return start(database, outboxHandlers, retryBackoff, clock, ClockTrust.ALWAYS, heartbeatConfig);
  }

  /**
   * Starts delivering with a clock that may be wrong; no entry expires until the clock is trusted.
   */
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

  /** Returns why due entries are not being delivered right now; empty if they are. */
  public Optional<String> problem() {
    return poller.problem();
  }

  /** Returns why the database does not work right now, for the operator; empty if it works. */
  public Optional<String> storeTrouble() {
    return replicaHeartbeat.problem();
  }

  /**
   * Stops delivering within ten seconds: gives handlers four seconds to finish, interrupts the
   * others and releases undelivered entries.
   */
  @Override
  public void close() {
    poller.close();
    var release = new Thread(this::release, "outbox release");
    release.setDaemon(true);
    release.start();
    boolean hurried = Thread.interrupted(); // Otherwise join would not wait at all.
    try {
      release.join(RELEASE_TIMEOUT.toMillis());
    } catch (InterruptedException again) {
      hurried = true;
    }
    if (hurried) {
      Thread.currentThread().interrupt();
    }
    if (release.isAlive()) {
      log.warn("database does not respond, outbox entries will be released by the next start");
    }
  }

  private void release() {
    try (replicaHeartbeat) {
      database.write(tx -> OutboxTable.release(tx, database.replica()));
    } catch (StoreException | RuntimeException failed) { // The database may be closed by now.
      log.warn("outbox entries not released, the next start will release them", failed);
    }
  }
}
