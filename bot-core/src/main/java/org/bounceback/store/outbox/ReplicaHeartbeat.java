package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes this process's heartbeat to the table {@code replicas}, which also shows whether the
 * database works. A process without a heartbeat for too long counts as dead: the others delete its
 * row and release the entries it had picked. A process with a data folder of its own treats all
 * others as dead at once.
 *
 * <p>Processes that share a database server use its clock, so their own clocks may differ.
 */
final class ReplicaHeartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReplicaHeartbeat.class);

  private final Database database;
  private final Clock clock;
  private final HeartbeatConfig heartbeatConfig;
  private final Optional<FolderLock> lock;
  private final ClockJumpDetector watch;
  private final SupervisedScheduler beats = new SupervisedScheduler("presence");

  private volatile Optional<String> trouble = Optional.empty();

  private ReplicaHeartbeat(
      Database database, Clock clock, HeartbeatConfig heartbeatConfig, Optional<FolderLock> lock) {
    this.database = database;
    this.clock = clock;
    this.heartbeatConfig = heartbeatConfig;
    this.lock = lock;
    this.watch = new ClockJumpDetector(clock);
  }

  /**
   * Writes the first heartbeat. Releases the entries that dead processes had picked, and makes
   * every entry that waits for a retry due now.
   *
   * @throws StoreException if the database failed or another process uses its folder
   */
  static ReplicaHeartbeat start(Database database, Clock clock, HeartbeatConfig heartbeatConfig)
      throws StoreException {
    Optional<FolderLock> lock = Optional.empty();
    if (database.folder().isPresent()) {
      lock = Optional.of(FolderLock.take(database.folder().get()));
    }
    var replicaHeartbeat = new ReplicaHeartbeat(database, clock, heartbeatConfig, lock);
    try {
      database.write(replicaHeartbeat::takeOver);
    } catch (StoreException failed) {
      lock.ifPresent(FolderLock::close);
      throw failed;
    }
    replicaHeartbeat.beats.repeat(
        "presence",
        new Cadence(
            heartbeatConfig.heartbeat(), heartbeatConfig.heartbeat(), heartbeatConfig.silence()),
        replicaHeartbeat::heartbeat);
    return replicaHeartbeat;
  }

  /** Removes the heartbeat and releases the entries this process had picked. */
  @Override
  public void close() {
    beats.close();
    try {
      database.write(tx -> strikeOut(tx));
    } catch (StoreException failed) {
      log.warn("heartbeat not removed, other processes will notice within half a minute", failed);
    }
    lock.ifPresent(FolderLock::close);
  }

  private void takeOver(Transaction tx) {
    // If the clock was set back, earlier entries would wait until it catches up.
    tx.findRow("select coalesce(max(beat), 0) as last from replicas")
        .ifPresent(
            resultRow -> OutboxTable.hastenUntil(tx, clock.instant(), resultRow.instant("last")));
    if (lock.isPresent()) {
      tx.update("delete from replicas");
    }
    text(tx);
    OutboxTable.releaseOfTheDead(tx);
    OutboxTable.rescheduleNow(tx, clock.instant());
  }

  /** Returns why the database does not work right now, for the operator; empty if it works. */
  Optional<String> problem() {
    return trouble.or(beats::problem);
  }

  /** Logs an outage of the database and its end once each. */
  private void heartbeat() {
    try {
      database.write(
          tx -> {
            database.sampleClock(tx);
            text(tx);
            watch.setBackFrom().ifPresent(old -> catchUp(tx, old));
          });
      watch.look();
      trouble.ifPresent(over -> log.warn("database is available again"));
      trouble = Optional.empty();
    } catch (StoreException failed) {
      if (trouble.isEmpty()) {
        log.error(
            "database is unavailable, queued entries continue when it recovers: {}",
            failed.getMessage());
      }
      trouble = Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  private void catchUp(Transaction tx, Instant old) {
    OutboxTable.hastenUntil(tx, clock.instant(), old);
    OutboxTable.rescheduleNow(tx, clock.instant());
    log.warn("clock was set back from {}, entries that wait for a retry are due now", old);
  }

  private void text(Transaction tx) {
    Instant now = clock.instant();
    tx.update(
        "insert into replicas (name, beat) values (?, ?)"
            + " on conflict (name) do update set beat = excluded.beat",
        database.replica(),
        now);
    if (tx.update("delete from replicas where beat < ?", now.minus(heartbeatConfig.silence()))
        > 0) {
      OutboxTable.releaseOfTheDead(tx);
    }
  }

  private void strikeOut(Transaction tx) {
    tx.update("delete from replicas where name = ?", database.replica());
  }
}
